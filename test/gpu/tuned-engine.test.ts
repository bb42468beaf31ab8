import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { terrainVersion } from '../../src/engine/kernels/terrain/version.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { countPipelines } from '../support/kernels/count-pipelines.ts'
import { largestError, relativeError } from '../support/agreement.ts'
import { openDevice } from '../support/device/device.ts'
import { moons } from '../support/experiments.ts'

/** Too wide for tiles that compile at once in software, so the surface has two variants. */
const deep: TrainingInput = {
  ...moons,
  model: { kind: 'mlp', widths: [2, 40, 40, 1], activation: 'tanh' },
  algorithms: [{ id: 'momentum', learningRate: 0.05, steps: 20 }],
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-1, 1], b: [-1, 1] } },
}

test('an engine finds the fastest variant in idle time, not while it is busy, and reports its measurements', async () => {
  const { device } = await openDevice()
  const pipelines = countPipelines(device)
  const tuned = new Map<string, string>()
  const engine = await createEngine({ device, tuned })
  const end = engine.busy()
  const [run] = await engine.train(deep)
  const terrain = await engine.terrain(deep, { resolution: 17 })
  const asked = pipelines()
  // Twice as long as the pause after which idle time begins.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(pipelines()).toBe(asked)
  expect(tuned.size).toBe(0)
  end()
  await expect.poll(() => tuned.size, { timeout: 60_000 }).toBe(1)
  const { adapter, variants } = engine.info
  const fastest = tuned.get(
    `${adapter}, terrain ${terrainVersion}, 2-40-40-1, tanh, linear, logistic, 64 samples`,
  )
  expect(fastest).toBeDefined()
  expect(variants['tune']).toMatch(/^.+: [\d.]+ ms(; .+: [\d.]+ ms)+$/)
  expect(variants['tune']!.startsWith(`${fastest}: `)).toBe(true)
  expect((await engine.train(deep))[0]!.finalWeights).toEqual(run!.finalWeights)
  expect((await engine.terrain(deep, { resolution: 17 })).values).toEqual(terrain.values)
  engine.dispose()
  device.destroy()
})

test('in software workers draw a network with skips, until idle time has compiled its kernel', async () => {
  const { device } = await openDevice()
  const engine = await createEngine({ device })
  const layered: TrainingInput = {
    ...deep,
    model: { kind: 'mlp', widths: [2, 6, 6, 1], activation: 'tanh', residual: { strength: 0.5 } },
  }
  const draw = async () => (await engine.terrain(layered, { resolution: 9 }), engine.info.variants['terrain'])
  const exact = await engine.terrain(layered, { resolution: 9 })
  expect(engine.info.variants['terrain']).toBe('workers: Workers draw until the kernel is compiled.')
  await expect.poll(draw, { interval: 3000, timeout: 60_000 }).toContain('layered')
  const { values } = await engine.terrain(layered, { resolution: 9 })
  expect(largestError(values, exact.values, relativeError)).toBeLessThan(4e-6)
  engine.dispose()
  device.destroy()
})
