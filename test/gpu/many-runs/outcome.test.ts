import * as tf from '@tensorflow/tfjs-core'
import { afterAll, expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { Outcome, Terrain } from '../../../src/reference/results.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { onlyInBrowser } from '../../support/device/host.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import { branchBasins, himmelblauBasins, shareOf, strays } from '../../support/theory/basins.ts'
import { countBuffers } from '../../support/kernels/count-buffers.ts'
import { byTurns } from '../../support/turns.ts'

const engine = await createEngine()
afterAll(() => engine.dispose())

const gradientDescent = (learningRate: number, steps: number) =>
  himmelblauBasins({ id: 'sgd', learningRate, steps })

const sizes = ({ clusters }: Outcome) => clusters.map(({ size }) => size)

/**
 * The oracle finds these shares, and the maps below equal the oracle's. `outcome-large` covers maps with too
 * many runs for one call.
 */
test.each(onlyLong([0.002]))(
  'the map of 121 x 121 starts has the published fractions of gradient descent at %f (S07)',
  async (rate) => {
    const { values, outcome } = await engine.terrain(gradientDescent(rate, 4000), { resolution: 121 })
    for (const [i, wanted] of [0.2554, 0.26, 0.2374, 0.2471].entries())
      expect(Math.abs(shareOf(values, i) - wanted)).toBeLessThan(0.002)
    expect(outcome!.path).toBe('fused')
  },
)

test.each(
  onlyLong([
    [0.01, [0.2566, 0.2598, 0.2365, 0.2472]],
    [0.02, undefined],
  ] as const),
)('the map of 121 x 121 starts at rate %f: %j (S08)', async (rate, wanted) => {
  const { outcome } = await engine.terrain(gradientDescent(rate, 2000), { resolution: 121 })
  if (wanted)
    for (const [i, share] of wanted.entries())
      expect(Math.abs(shareOf(outcome!.cluster, i) - share)).toBeLessThan(0.003)
  else {
    expect(sizes(outcome!).slice(2)).toEqual([0, 0])
    expect(shareOf(outcome!.status, 2)).toBeGreaterThan(0.3)
  }
})

const maps: [string, TrainingInput, number][] = [
  ['gradient descent at .002', gradientDescent(0.002, 4000), 21],
  ['gradient descent at .02, where it cycles', gradientDescent(0.02, 2000), 31],
  ['gradient descent at .1, where it diverges', gradientDescent(0.1, 100), 31],
  ['momentum', himmelblauBasins({ id: 'momentum', learningRate: 0.001, steps: 1000 }), 31],
  ['adam', himmelblauBasins({ id: 'adam', learningRate: 0.02, steps: 1500 }), 31],
  ['the two-weight network, linear', branchBasins('linear'), 20],
  ['the two-weight network, tanh', branchBasins('tanh'), 20],
]

test.each(byTurns(maps))(
  "%s: status, cluster and steps of every point are the oracle's",
  async (_, experiment, resolution) => {
    const wanted = oracle.terrain(experiment, { resolution })
    const fresh = await createEngine()
    const found = await fresh.terrain(experiment, { resolution })
    fresh.dispose()
    expect(found.outcome!.status).toEqual(wanted.outcome!.status)
    expect(found.outcome!.cluster).toEqual(wanted.outcome!.cluster)
    expect(found.outcome!.steps).toEqual(wanted.outcome!.steps)
    expect(sizes(found.outcome!)).toEqual(wanted.outcome!.clusters.map(({ size }) => size))
    expect([found.resolution, found.extent]).toEqual([wanted.resolution, wanted.extent])
  },
)

/**
 * The lecture on the choice of a minimum makes this claim about the oracle, whose maps of both rules the
 * engine reproduces above.
 */
test.each(
  onlyLong([
    ['momentum', 0.001],
    ['adam', 0.01],
  ] as const),
)('%s takes a visible share of the starts to another minimum (S07)', async (id, learningRate) => {
  const descent = await engine.terrain(gradientDescent(0.002, 4000), { resolution: 61 })
  const other = await engine.terrain(himmelblauBasins({ id, learningRate, steps: 4000 }), {
    resolution: 61,
  })
  const moved = descent.values.filter((minimum, k) => minimum !== other.values[k]).length / 61 ** 2
  expect(shareOf(other.outcome!.status, 0)).toBe(1)
  expect(moved).toBeGreaterThan(0.05)
  expect(moved).toBeLessThan(0.6)
})

/**
 * `outcome-large` compares more starts with the closed form. The maps above equal the oracle's, which unit
 * tests compare with it.
 */
test.each(onlyLong(['linear', 'tanh'] as const))(
  'no start of the two-weight network ends more than a step beyond the closed form of the edge, %s (S24)',
  async (activation) => {
    const experiment = branchBasins(activation, 0.01, 3000)
    const { outcome } = await engine.terrain(experiment, { resolution: 80 })
    expect(strays(experiment, 80, outcome!, 0.01)).toBe(0)
    expect(shareOf(outcome!.status, 0)).toBe(1)
  },
)

test("a network on xor: status and cluster of nearly every point are the oracle's", async () => {
  const experiment: TrainingInput = {
    version: 1,
    seed: 2,
    data: { kind: 'generated', id: 'xor-points' },
    model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 600 }],
    starts: [{ kind: 'random', distribution: 'normal', biasScale: 0.5 }],
    plane: { kind: 'random', normalization: 'none', extent: { a: [-2, 2], b: [-2, 2] } },
    terrain: { quantity: 'outcome', show: 'cluster', tolerance: 0.01 },
  }
  const wanted = oracle.terrain(experiment, { resolution: 11 })
  const fresh = await createEngine()
  const found = await fresh.terrain(experiment, { resolution: 11 })
  fresh.dispose()
  const other = found.outcome!.cluster.filter((cluster, k) => cluster !== wanted.outcome!.cluster[k]).length
  expect(other / 11 ** 2).toBeLessThan(0.01)
  expect(found.outcome!.clusters[0]!.size).toBeGreaterThan(40)
})

test("an ensemble has the oracle's draws, and their ends", async () => {
  const experiment: TrainingInput = {
    version: 1,
    seed: 3,
    data: { kind: 'generated', id: 'xor-points' },
    model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 400, noise: 0.05 }],
    starts: [{ kind: 'random', distribution: 'normal', biasScale: 0.5, count: 40 }],
    plane: { kind: 'weights', first: 0, second: 1 },
  }
  const wanted = oracle.ensemble(experiment)
  const found = await engine.ensemble(experiment)
  expect(found.status).toEqual(wanted.status)
  found.loss.forEach((loss, k) => expect(Math.abs(loss - wanted.loss[k]!)).toBeLessThan(1e-3))
})

test('coarse grids come first, with the values that the finest has there', async () => {
  const coarse: Terrain[] = []
  const done: number[] = []
  const experiment = gradientDescent(0.01, 300)
  const finest = await engine.terrain(experiment, {
    resolution: [65, 50],
    onCoarse: (terrain) => coarse.push(terrain),
    onProgress: (progress) => done.push(progress.done),
  })
  expect(coarse.map(({ resolution }) => resolution)).toEqual([
    [17, 13],
    [33, 25],
  ])
  expect(coarse.map(({ outcome }) => outcome!.path)).toEqual(['float64', 'fused'])
  for (const {
    resolution: [na, nb],
    values,
    extent,
  } of coarse) {
    const stride = Math.round(64 / (na - 1))
    for (let j = 0; j < nb; j++)
      for (let i = 0; i < na; i++) expect(values[j * na + i]).toBe(finest.values[stride * (j * 65 + i)])
    expect(extent.a).toEqual([-5, 5])
    expect(extent.b[1]).toBeCloseTo(-5 + (10 * stride * (nb - 1)) / 49, 12)
  }
  expect(done).toEqual([...done].sort((p, q) => p - q))
  expect(done.at(-1)).toBe(1)
})

test('a map frees its memory, whether or not it is cancelled', async () => {
  const buffers = countBuffers(engine.device!)
  const before = tf.engine().state.numTensors
  const cancel = new AbortController()
  const running = engine.terrain(gradientDescent(0.0001, 1_000_000), {
    resolution: 40,
    signal: cancel.signal,
    onProgress: () => cancel.abort(new Error('enough')),
  })
  await expect(running).rejects.toThrow('enough')
  await engine.terrain(branchBasins('tanh'), { resolution: 9 })
  expect([buffers(), tf.engine().state.numTensors]).toEqual([0, before])
})

test.each(['cpu', ...onlyInBrowser(['wasm'] as const)] as const)(
  'on %s the reference in float64 makes the same map',
  async (backend) => {
    const fallback = await createEngine({ backend })
    const experiment = gradientDescent(0.01, 500)
    const { values, outcome } = await fallback.terrain(experiment, { resolution: 9 })
    expect(outcome!.path).toBe('float64')
    expect(fallback.info.variants['outcome']).toMatch(/^float64: .*WebGPU/)
    expect([...values]).toEqual([...oracle.terrain(experiment, { resolution: 9 }).values])
    fallback.dispose()
  },
)

test.each(['cpu', ...onlyLong(['webgpu'] as const)] as const)(
  'tfjs ops make the same map where they are asked for, on %s',
  async (backend) => {
    const general = await createEngine({ backend })
    const experiment = gradientDescent(0.01, 150)
    const resolution = isLong ? 9 : 2
    const { outcome } = await general.terrain(experiment, { resolution, path: 'general' })
    const wanted = oracle.terrain(experiment, { resolution }).outcome!
    expect(outcome!.path).toBe('general')
    expect([outcome!.status, outcome!.cluster]).toEqual([wanted.status, wanted.cluster])
    general.dispose()
  },
)

test("S10's measure uses every loss on the way", async () => {
  const experiment = himmelblauBasins({ id: 'sgd', learningRate: 0.012, steps: 40 })
  const shown = { ...experiment, terrain: { ...experiment.terrain!, show: 'convergence' as const } }
  const found = await engine.terrain(shown, { resolution: 7 })
  const wanted = oracle.terrain(shown, { resolution: 7 })
  found.values.forEach((value, k) => {
    const error = Math.abs(value - wanted.values[k]!) / Math.abs(wanted.values[k]!)
    expect(error, `${k}: ${value}, ${wanted.values[k]}`).toBeLessThan(1e-3)
  })
})

test('cluster numbers stay the same from one map to the next', async () => {
  const first = await engine.terrain(branchBasins('linear'), { resolution: 40 })
  const numbers = (outcome: Outcome) => [outcome.cluster[1599], outcome.cluster[0]]
  const wider = branchBasins('linear')
  const moved = await engine.terrain(
    { ...wider, plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-1, 3], b: [-1, 3] } } },
    { resolution: 40 },
  )
  const back = await engine.terrain(
    { ...wider, plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-3, 1], b: [-3, 1] } } },
    { resolution: 40 },
  )
  expect(numbers(moved.outcome!)).toEqual(numbers(first.outcome!))
  expect(numbers(back.outcome!)).toEqual(numbers(first.outcome!))
  const [largest] = sizes(moved.outcome!)
    .map((size, i) => ({ size, i }))
    .sort((p, q) => q.size - p.size)
  expect(sizes(back.outcome!)[largest!.i]).toBeLessThan(largest!.size / 2)
})
