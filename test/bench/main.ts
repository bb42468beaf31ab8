import * as tf from '@tensorflow/tfjs-core'
import { createEngine } from '../../src/engine/engine.ts'
import { naiveSteps, naiveTerrain, naiveTraining } from './peers/naive.ts'
import * as javascript from './peers/plain-javascript.ts'
import { tfjsTerrain, tfjsTraining } from './peers/tfjs.ts'
import { time, timing, type Timing } from './statistics.ts'
import { workA } from './work-a.ts'
import { workB } from './work-b.ts'

interface Row extends Timing {
  readonly who: string
}

const report = document.querySelector('#report') as HTMLElement

function table(title: string, unit: string, rows: readonly Row[]): string {
  const ours = rows.at(-1)?.median ?? NaN
  const lines = rows.map(
    ({ who, median, spread, runs }) =>
      `${who.padEnd(58)}${median.toFixed(3).padStart(12)} ± ${spread.toFixed(3).padEnd(10)}${`${runs} runs`.padStart(8)}${(median / ours).toFixed(2).padStart(10)} x ours`,
  )
  return [`${title} (${unit}, median ± half the interquartile range)`, ...lines, ''].join('\n')
}

async function measure(): Promise<string> {
  const engine = await createEngine({ backend: 'webgpu' })
  const { device, info } = engine
  if (!device) throw new Error(`The benchmark needs WebGPU: ${info.reason ?? 'there is no device'}`)
  const head = `${navigator.userAgent}\nadapter: ${info.adapter}; tfjs backend: ${tf.getBackend()}\n`

  const a: Row[] = [
    { who: 'tfjs ops, batched over a row of points', ...timing(await time(tfjsTerrain, 3)) },
    { who: 'plain JavaScript, one thread, float64', ...timing(await time(javascript.terrain, 3)) },
    {
      who: 'naive fused kernel, thread a point, four samples a vector',
      ...timing(await time(await naiveTerrain(device), 5)),
    },
    { who: 'Badlands', ...timing(await workA(device, 7)) },
  ]
  report.textContent = head + table('Work A: 65 x 65 points, 2-16-16-1 tanh, 256 samples', 'ms', a)

  const naive = async (networks: number) =>
    timing(await time(await naiveTraining(device, networks), 5), naiveSteps * networks)
  const b: Row[] = [
    { who: 'tfjs minimize', ...timing(await time(() => tfjsTraining(20), 3), 20) },
    {
      who: 'plain JavaScript, one thread, float64',
      ...timing(await time(() => javascript.train(20), 5), 20),
    },
    { who: 'naive fused step, 1 network', ...(await naive(1)) },
    { who: 'Badlands, 1 network', ...timing(await workB(device, 1)) },
  ]
  const many: Row[] = [
    { who: 'naive fused step, 64 networks', ...(await naive(64)) },
    { who: 'Badlands, 64 networks', ...timing(await workB(device, 64)) },
  ]
  engine.dispose()
  return [
    head,
    table('Work A: 65 x 65 points, 2-16-16-1 tanh, 256 samples', 'ms', a),
    table('Work B: one training step of one network, same network and data', 'ms', b),
    table('Work B: one training step a network, 64 networks at once', 'ms', many),
  ].join('\n')
}

try {
  report.textContent = await measure()
  report.dataset['state'] = 'done'
} catch (error) {
  report.textContent = String(error)
  report.dataset['state'] = 'failed'
}
