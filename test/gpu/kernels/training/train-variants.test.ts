import { expect, test } from 'vitest'
import { FusedTraining, type FusedOptions } from '../../../../src/engine/kernels/training/fused-training.ts'
import type { Run } from '../../../../src/engine/path.ts'
import { entrywiseIds, type AlgorithmSpec } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { testDevice } from '../../../support/device/device.ts'
import { metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import {
  distanceFromOracle,
  runOf,
  sameBits,
  samplesOf,
  startingWeights,
} from '../../../support/kernels/training.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()

/** One hidden layer, which every form trains, and samples that need several passes. */
const xor = ([a = 0, b = 0]: number[]) => [a * b < 0 ? -1 : 1]
const problem = networkProblem(
  mlpSpec({ widths: [2, 3, 1], centered: true }),
  { train: samplesOf(21, 2, xor), test: samplesOf(10, 2, xor) },
  metricSpec({ loss: 'logistic', weightDecay: 1e-3 }),
)

const schedules: readonly AlgorithmSpec['schedule'][] = [
  { kind: 'constant' },
  { kind: 'step', every: 3, factor: 0.5 },
  { kind: 'cosine', to: 0.1 },
]
const stops: readonly (AlgorithmSpec['stop'] | undefined)[] = [
  undefined,
  { quantity: 'loss', below: 0.6 },
  { quantity: 'zero-one', below: 0.3 },
  { quantity: 'gradient-norm', below: 0.2 },
]
const at = <T>(list: readonly T[], k: number): T => list[k % list.length]!

/** Two runs of each rule, with and without batches and noise, and under every schedule and stop rule. */
const runs = entrywiseIds.flatMap((id, k) =>
  [0, 1].map((second): Run => {
    const n = 2 * k + second
    const stop = at(stops, n + k)
    const algorithm = algorithmSpec({
      id,
      steps: 8 + k,
      learningRate: stop ? 0.2 : 0.02,
      schedule: at(schedules, n),
      batch: second ? { size: 12, order: 'shuffled' } : 'full',
      noise: n % 3 ? 0 : 0.1,
      ...(stop && { stop }),
    })
    const weights = startingWeights(problem.size, 0.7, `start ${n}`)
    return runOf(problem, { start: n, every: 1 + (n % 4), algorithm, weights })
  }),
)

const watch = [metricSpec({ loss: 'zero-one', part: 'test' })]
const trained = (form: FusedOptions['variant'], some = runs, watched = watch) =>
  new FusedTraining(device, form ? { variant: form } : {}).run({ problem, runs: some, watch: watched })

test('every rule, with its batches, noise, schedules and stops, has the same bits in each form with a workgroup', async () => {
  const tiled = await trained('tiled')
  expect(new Set(tiled.map(({ status }) => status))).toEqual(new Set(['finished', 'stopped']))
  for (const form of ['straight', 'streamed'] as const)
    expect(sameBits(await trained(form), tiled), form).toBe(true)
  runs.forEach((run, r) => {
    const record = tiled[r]!
    // A stop may be one step off if a quantity is within rounding of its bound.
    if (record.status === 'finished')
      expect(distanceFromOracle(record, { problem, runs, watch }, run), run.algorithm.id).toBeLessThan(2e-3)
  })
})

/**
 * The single-thread form compiles for one rule, which takes a second each, so there is one rule for each kind
 * of memory.
 */
test.each(byTurns(['nesterov', 'adagrad', 'lion'] as const, 3))(
  '%s, with batches, noise, schedules and stops, has the same bits in a thread alone',
  async (id) => {
    const some = runs.filter(({ algorithm }) => algorithm.id === id)
    const [alone, tiled] = [await trained('thread', some, []), await trained('tiled', some, [])]
    expect(sameBits(alone, tiled)).toBe(true)
  },
)
