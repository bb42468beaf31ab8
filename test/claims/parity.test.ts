import { describe, expect, test } from 'vitest'
import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { placement } from '../../src/experiment/oracle/run/place.ts'
import { training, type OracleRecord } from '../../src/experiment/oracle/run/run.ts'
import { buildProblem } from '../../src/experiment/problem.ts'
import { errorRate } from '../../src/experiment/metric/error-rate.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { finish } from '../../src/math/work.ts'
import { onlyLong } from '../support/long.ts'

type BatchOrder = 'fresh' | 'shuffled'

/** The set-up of theory/README.md, S47. */
const signs = (
  d: number,
  seed: number,
  size: number,
  order: BatchOrder,
  learned: boolean,
  id = 'parity',
): ExperimentInput => ({
  version: 1,
  seed,
  data: { kind: 'generated', id, size, testSize: 2000 },
  model: { kind: 'mlp', widths: [d, 64, 1], activation: 'relu' },
  metric: { loss: 'squared' },
  algorithms: [
    {
      id: 'sgd',
      learningRate: 0.02,
      steps: 40_000,
      batch: { size: 32, order },
      ...(learned && { stop: { quantity: 'loss', below: 0.1 } }),
    },
  ],
  starts: [
    {
      kind: 'random',
      distribution: 'he-normal',
      layers: [{ distribution: 'he-normal' }, { distribution: 'lecun-normal' }],
    },
  ],
  plane: { kind: 'random', normalization: 'filter' },
})

function trained(input: ExperimentInput): OracleRecord {
  const experiment = parseExperiment(input)
  const problem = buildProblem(experiment)
  const [algorithm] = experiment.algorithms
  const [weights] = placement(problem).starts
  const run = { start: 0, algorithm: algorithm!, weights: weights!, every: 200, watch: [errorRate('test')] }
  return finish(training(problem, run, fusedObjective))
}

const seeds = [1, 2, 3, 4, 5]
const last = (values: ArrayLike<number>) => values[values.length - 1]!
const median = (numbers: readonly number[]) => [...numbers].sort((p, q) => p - q)[numbers.length >> 1]!

/** Steps from the last record on the plateau, a loss above 0.9, to the end, over those on the plateau. */
function dropOf({ steps, loss }: OracleRecord): number {
  const plateau = last([...steps].filter((_, i) => loss[i]! > 0.9))
  return (last(steps) - plateau) / plateau
}

/** The least loss until the last fifth of the time to the end: 1 is that of guessing, and 100 samples are off it by a tenth at most. */
const leastOnPlateau = ({ steps, loss }: OracleRecord): number =>
  Math.min(...loss.filter((_, i) => steps[i]! < 0.8 * last(steps)))

describe('parity (S47)', () => {
  test('the loss of a product of three among eight signs falls in less time than it stands', () => {
    const run = trained(signs(8, 1, 100, 'fresh', true))
    expect(run.status).toBe('stopped')
    expect(dropOf(run)).toBeLessThan(1)
  })

  test.each([{ d: 24, of: [2], most: 0.2 }, ...onlyLong([{ d: 32, of: seeds, most: 0.15 }])])(
    'among $d signs, seeds $of, the staircase is climbed five times sooner, and parity falls in $most of its plateau',
    ({ d, of, most }) => {
      const parity = of.map((seed) => trained(signs(d, seed, 100, 'fresh', true)))
      const staircase = of.map((seed) => trained(signs(d, seed, 100, 'fresh', true, 'staircase')))
      const [three, stairs] = [parity, staircase].map((runs) => median(runs.map(({ steps }) => last(steps))))
      expect(three! / stairs!).toBeGreaterThanOrEqual(5)
      for (const run of parity) expect(dropOf(run)).toBeLessThanOrEqual(most)
      if (d === 24) for (const run of parity) expect(leastOnPlateau(run)).toBeGreaterThan(0.9)
    },
    1_800_000,
  )

  test.each(
    onlyLong([
      [8, 500, 2600],
      [16, 2500, 14_000],
      [24, 6000, 27_000],
    ] as const),
  )(
    'a product of three among %d signs is found after %d to %d steps, in the median of five seeds',
    (d, least, most) => {
      const found = seeds.map((seed) => last(trained(signs(d, seed, 100, 'fresh', true)).steps))
      expect(median(found)).toBeGreaterThan(least)
      expect(median(found)).toBeLessThan(most)
    },
    1_800_000,
  )

  test.each(
    onlyLong([
      [400, 0, [0.45, 0.55]],
      [1600, 5, [0, 0.05]],
    ] as const),
  )(
    'of sixteen signs %d samples are understood from %d of five seeds',
    (size, understood, [least, most]) => {
      const errors = seeds.map((seed) => last(trained(signs(16, seed, size, 'shuffled', false)).watched[0]!))
      expect(errors.filter((error) => error < 0.05)).toHaveLength(understood)
      // With 400, what a seed comes to is anything from a coin to nearly right: 0.07, 0.18, 0.28, 0.46 and 0.51. So it is in another
      // program, in float32 (theory/README.md): the 0.49 to 0.51 of five seeds, where the numbers come from, are not typical of it.
      expect(Math.max(...errors)).toBeGreaterThanOrEqual(least)
      expect(Math.max(...errors)).toBeLessThanOrEqual(most)
    },
    1_800_000,
  )
})
