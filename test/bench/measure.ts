import * as tf from '@tensorflow/tfjs-core'
import { createEngine } from '../../src/engine/engine.ts'
import { tensorsOnDevice } from '../../src/engine/backend/tensors.ts'
import { isSoftware } from '../../src/engine/backend/software.ts'
import type { Engine } from '../../src/engine/types.ts'
import { atLeast, atMost, goalTable, type Goal, type Lane } from './report/goals.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { deepExperiment, deepProducts, deepSamples, deepWorks } from './work/deep.ts'
import { dragLatency, sliderLatency } from './work/latency.ts'
import { networkLatency } from './work/network.ts'
import { multiplyAddPeak, peakMeter, terrainRate, trainingRate, type PeakMeter } from './work/peak.ts'
import { naiveSteps, naiveTerrain, naiveTraining } from './peers/naive.ts'
import * as javascript from './peers/plain-javascript.ts'
import { tfjsRows, tfjsSteps } from './peers/tfjs-deep.ts'
import { loopPoints, tfjsLoop, tfjsTerrain, tfjsTraining } from './peers/tfjs.ts'
import { scalingTable } from './work/scaling.ts'
import { time, timing } from './report/statistics.ts'
import {
  fractionTable,
  late,
  latencyTable,
  timingTable,
  usual,
  type Latency,
  type Rate,
  type Row,
} from './report/table.ts'
import { workA } from './work/work-a.ts'
import { workB } from './work/work-b.ts'
import { resolution } from './work/work.ts'

/**
 * Another program's measurement of the same work: the table that it belongs to, and its times in
 * milliseconds.
 */
export interface Outside {
  readonly table: string
  readonly who: string
  readonly times: readonly number[]
}

/** Measures a work in another program now, so that a machine with drifting speed is the same for both. */
export type AskOutside = (work: 'a' | 'b' | 'deep') => Promise<readonly Outside[]>

const outsideRows = (outside: readonly Outside[], table: string): Row[] =>
  outside.filter((row) => row.table === table).map(({ who, times }) => ({ who, ...timing(times) }))

/** A table and its goals. */
interface Report {
  readonly text: string
  readonly goals: readonly Goal[]
}

/** The ratio of a row's median to that of the last row, which is ours; NaN if there is no such row. */
const timesOurs = (rows: readonly Row[], row: Row | undefined): number =>
  (row?.median ?? NaN) / (rows.at(-1)?.median ?? NaN)

async function worksA(device: GPUDevice, ask: AskOutside): Promise<Report> {
  const whole = resolution ** 2 / loopPoints
  const loop = (await time(tfjsLoop, 3)).map((ms) => ms * whole)
  const looped: Row = {
    who: `tfjs, a loop over points (${loopPoints} of them, times ${whole.toFixed(0)})`,
    ...timing(loop),
  }
  const batched: Row = {
    who: 'tfjs ops, batched over a row of points',
    ...timing(await time(tfjsTerrain, 3)),
  }
  const plain = {
    who: 'plain JavaScript, one thread, float64',
    ...timing(await time(javascript.terrain, 3)),
  }
  const outside = outsideRows(await ask('a'), 'a')
  const rows: Row[] = [
    looped,
    batched,
    plain,
    ...outside,
    {
      who: 'naive fused kernel, thread a point, four samples a vector',
      ...timing(await time(await naiveTerrain(device), 5)),
    },
    { who: 'Badlands', ...timing(await workA(device, 7)) },
  ]
  return {
    text: timingTable('Work A: 65 x 65 points, 2-16-16-1 tanh, 256 samples', 'ms', rows),
    goals: [
      atLeast(25, 'work A: times tfjs batched', timesOurs(rows, batched), 'swiftshader'),
      atLeast(1000, 'work A: times the tfjs loop', timesOurs(rows, looped), 'swiftshader'),
      atLeast(5, 'work A: times PyTorch vmap', timesOurs(rows, outside[0]), 'llvmpipe'),
    ],
  }
}

async function worksB(device: GPUDevice, ask: AskOutside): Promise<Report> {
  const naive = async (networks: number) =>
    timing(await time(await naiveTraining(device, networks), 5), naiveSteps * networks)
  const outside = await ask('b')
  const one: Row[] = [
    { who: 'tfjs minimize', ...timing(await time(() => tfjsTraining(20), 3), 20) },
    {
      who: 'plain JavaScript, one thread, float64',
      ...timing(await time(() => javascript.train(20), 5), 20),
    },
    ...outsideRows(outside, 'one'),
    { who: 'naive fused step, 1 network', ...(await naive(1)) },
    { who: 'Badlands, tiled form, 1 network', ...timing(await workB(device, 1, 'tiled')) },
    { who: 'Badlands, 1 network', ...timing(await workB(device, 1)) },
  ]
  const many: Row[] = [
    ...outsideRows(outside, 'many'),
    { who: 'naive fused step, 64 networks', ...(await naive(64)) },
    { who: 'Badlands, tiled form, 64 networks', ...timing(await workB(device, 64, 'tiled')) },
    { who: 'Badlands, 64 networks', ...timing(await workB(device, 64)) },
    { who: 'Badlands, 1,024 networks', ...timing(await workB(device, 1024)) },
  ]
  const torch = outsideRows(outside, 'many').at(-1)
  return {
    text: [
      timingTable('Work B: one training step of one network, same network and data', 'ms', one),
      timingTable('Work B: one training step a network, many networks at once', 'ms', many),
    ].join('\n'),
    goals: [
      atLeast(60, 'work B, one network: times tfjs minimize', timesOurs(one, one[0]), 'swiftshader'),
      atLeast(3, 'work B, 1,024 networks: times PyTorch', timesOurs(many, torch), 'llvmpipe'),
    ],
  }
}

/** Rows of a surface, and steps of a run, over which tfjs is timed. */
const [tfjsSurfaceRows, tfjsRunSteps] = [1, 3]
/** Steps in a run of a deep network. */
const deepSteps = 200

/** False in Node, where one thread does all the work. */
const hasWorkers = typeof Worker !== 'undefined'

const surfaceBy = (engine: Engine, experiment: TrainingInput, points: number, path?: 'fused') =>
  engine.terrain(experiment, { resolution: points, ...(path && { path }) })

/**
 * Times some work five times after a warm-up, each time with the adapter's peak just before and just after
 * it: on a processor with other work, a peak measured a minute away says nothing.
 */
async function pairs(work: () => Promise<unknown>, peak: PeakMeter) {
  await work()
  const found: { readonly milliseconds: number; readonly peak: number }[] = []
  for (let i = 0; i < 5; i++) {
    const before = await peak(2)
    const [milliseconds = NaN] = await time(work, 1, 0)
    found.push({ milliseconds, peak: (before + (await peak(2))) / 2 })
  }
  return found
}

/**
 * Times surfaces and runs of the deep networks of the loss-landscape papers, and the first picture under
 * their dial.
 */
async function deepNetworks(engine: Engine, device: GPUDevice, ask: AskOutside): Promise<Report> {
  const workers = await createEngine({ backend: 'workers' })
  const peak = await peakMeter(device)
  const outside = await ask('deep')
  const tables: string[] = []
  const goals: Goal[] = []
  const firsts: Latency[] = []
  for (const work of deepWorks) {
    const { name, batch } = work
    const experiment = deepExperiment(work, deepSteps)
    const scaled = async (run: () => Promise<void>, share: number) =>
      timing((await time(run, 1)).map((ms) => ms * share))
    const torch = outsideRows(outside, `surface: ${name}`)
    const paired = await pairs(() => surfaceBy(engine, experiment, resolution, 'fused'), peak)
    const surfaces: Row[] = [
      {
        who: `tfjs ops, batched over a row of points (${tfjsSurfaceRows} of ${resolution})`,
        ...(await scaled(() => tfjsRows(work, tfjsSurfaceRows), resolution / tfjsSurfaceRows)),
      },
      ...torch,
      {
        who: `Badlands, ${hasWorkers ? `${navigator.hardwareConcurrency} workers` : 'one thread'}, float64`,
        ...timing(await time(() => surfaceBy(workers, experiment, resolution), 3)),
      },
      { who: 'Badlands, kernel', ...timing(paired.map(({ milliseconds }) => milliseconds)) },
    ]
    const steps: Row[] = [
      {
        who: `tfjs minimize (${tfjsRunSteps} of ${deepSteps} steps)`,
        ...(await scaled(() => tfjsSteps(work, tfjsRunSteps), deepSteps / tfjsRunSteps)),
      },
      ...outsideRows(outside, `steps: ${name}`),
      {
        who: `Badlands, ${hasWorkers ? 'a worker' : 'one thread'}, float64`,
        ...timing(await time(() => engine.train(experiment), 3)),
      },
    ]
    tables.push(
      timingTable(`65 x 65 points of ${name}`, 'ms', surfaces),
      timingTable(`${deepSteps} steps of Adam of ${name}`, 'ms', steps),
    )
    const products = resolution ** 2 * deepSamples * deepProducts(work)
    const fraction = timing(
      paired.map(({ milliseconds, peak: now }) => (products * 1000) / milliseconds / now),
    ).median
    const wanted = batch || name.startsWith('digits') ? 0.3 : 0.35
    goals.push(
      atLeast(wanted, `fraction of the multiply-add peak: ${name}`, fraction, 'swiftshader', 'llvmpipe'),
      atLeast(30, `times tfjs batched: ${name}`, timesOurs(surfaces, surfaces[0]), 'swiftshader'),
      atLeast(6, `times PyTorch vmap: ${name}`, timesOurs(surfaces, torch[0]), 'llvmpipe'),
    )
    firsts.push({
      what: `17 x 17 points of ${name}, kernel`,
      milliseconds: await time(() => surfaceBy(engine, experiment, 17, 'fused'), 10, 2),
    })
    if (hasWorkers)
      firsts.push({
        what: `17 x 17 points of ${name}, workers`,
        milliseconds: await time(() => surfaceBy(workers, experiment, 17), 10, 2),
      })
  }
  workers.dispose()
  goals.push(...firsts.map((row) => atMost(150, `median, ms: ${row.what}`, usual(row))))
  return { text: [...tables, latencyTable(firsts)].join('\n'), goals }
}

async function fractions(device: GPUDevice): Promise<Report> {
  const peak = await multiplyAddPeak(device)
  const deep = [
    [2, 16, 16, 1],
    [2, 64, 64, 1],
    [2, 64, 64, 64, 1],
  ]
  const wide = [2, 512, 1]
  const rows: Rate[] = []
  for (const widths of [...deep, wide])
    rows.push({ who: `${widths.join('-')}, 33 x 33 points`, rate: await terrainRate(device, widths) })
  for (const widths of [...deep.slice(0, 2), wide])
    rows.push({ who: `${widths.join('-')}, a run of 50 steps`, rate: await trainingRate(device, widths) })
  const ofPeak = ({ who, rate }: Rate) =>
    atLeast(0.4, `fraction of the multiply-add peak: ${who}`, rate / peak)
  return { text: fractionTable(peak, rows), goals: rows.slice(1, 3).map(ofPeak) }
}

/**
 * The 95th percentile of each gesture against its goal on a GPU and on a processor, and that of the first
 * picture.
 */
async function latencies(engine: Engine): Promise<Report> {
  const [drags, sliders] = [await dragLatency(engine), await sliderLatency(engine)]
  const goal = (card: number, processor: number) => (row: Latency) => [
    atMost(card, `95th percentile, ms: ${row.what}`, late(row), 'card'),
    atMost(processor, `95th percentile, ms: ${row.what}`, late(row), 'swiftshader', 'llvmpipe'),
  ]
  const isFirst = ({ what }: Latency) => what.includes('first picture')
  return {
    text: latencyTable([...drags, ...sliders]),
    goals: [
      ...drags.flatMap(goal(50, 250)),
      ...sliders.filter((row) => !isFirst(row)).flatMap(goal(150, 500)),
      ...sliders.filter(isFirst).flatMap(goal(100, 100)),
    ],
  }
}

/** The pictures of a network's units while w_0 is dragged; none in Node, which has no canvas to draw on. */
async function networks(engine: Engine): Promise<Report> {
  if (!('document' in globalThis)) return { text: '', goals: [] }
  const row = await networkLatency(engine)
  return { text: latencyTable([row]), goals: [atMost(8, `95th percentile, ms: ${row.what}`, late(row))] }
}

type Table = (engine: Engine, device: GPUDevice, ask: AskOutside) => Promise<Report>

const tables: Readonly<Record<string, Table>> = {
  a: (_, device, ask) => worksA(device, ask),
  b: (_, device, ask) => worksB(device, ask),
  deep: deepNetworks,
  peak: (_, device) => fractions(device),
  scaling: (_, device) => scalingTable(device),
  latency: (engine) => latencies(engine),
  network: (engine) => networks(engine),
}

const laneOf = ({ adapterInfo }: GPUDevice): Lane =>
  !isSoftware(adapterInfo)
    ? 'card'
    : /swiftshader/i.test(`${adapterInfo.architecture} ${adapterInfo.description}`)
      ? 'swiftshader'
      : 'llvmpipe'

/** The tables named in a list separated by commas; all if it is empty. */
function chosenTables(only: string): readonly Table[] {
  if (!only) return Object.values(tables)
  return only.split(',').flatMap((name) => {
    const table = tables[name]
    if (!table) throw new Error(`There is no table '${name}': choose from ${Object.keys(tables).join(', ')}.`)
    return [table]
  })
}

/**
 * Runs the chosen measurements on the current adapter, and reports which goals are met, next to what `ask`
 * measures in other programs. `report` receives each table as soon as it is complete.
 */
export async function measure(
  report: (text: string) => void,
  only = '',
  ask: AskOutside = async () => [],
): Promise<void> {
  const chosen = chosenTables(only)
  const engine = await createEngine({ backend: 'webgpu' })
  const { device, info } = engine
  if (!device) throw new Error(`The benchmark needs WebGPU: ${info.reason ?? 'there is no device'}`)
  // The engine loads tfjs on demand; here its peers run on the same device.
  await tensorsOnDevice({ device, information: device.adapterInfo })
  if (tf.getBackend() !== 'webgpu')
    throw new Error(`The peers would run on ${tf.getBackend()}, not on WebGPU.`)
  report(`${navigator.userAgent}\nadapter: ${info.adapter}; tfjs backend: ${tf.getBackend()}\n`)
  const goals: Goal[] = []
  for (const table of chosen) {
    const { text, goals: own } = await table(engine, device, ask)
    report(text)
    goals.push(...own)
  }
  report(goalTable(goals, laneOf(device)))
  engine.dispose()
}
