import { expect, test } from 'vitest'
import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { placement } from '../../src/experiment/oracle/run/place.ts'
import { training } from '../../src/experiment/oracle/run/run.ts'
import { buildProblem } from '../../src/experiment/problem.ts'
import { experimentOf } from '../../src/landscape/opening/lecture.ts'
import { annaKareninaScenario } from '../../src/scenarios/lectures/gaps/anna-karenina.ts'
import { mean } from '../../src/math/statistics/mean.ts'
import { finish } from '../../src/math/work.ts'
import { isLong, onlyLong } from '../support/long.ts'

const at = annaKareninaScenario.steps.findIndex(({ sweep }) => sweep?.reference === 'anna-karenina-widths')
const opening = experimentOf(annaKareninaScenario, at)

/** CKA of two networks with two hidden layers of so many tanh units, after so many steps: of both, and of their starts. */
function similarity(width: number, seed: number, steps: number, biasScale: number) {
  const start = { kind: 'random', distribution: 'lecun-normal', biasScale }
  const experiment = parseExperiment(
    mergePatch(opening, {
      seed,
      data: { testSize: 500 },
      model: { widths: [2, width, width, 1] },
      algorithms: [{ id: 'adam', learningRate: 0.01, steps }],
      starts: [start, start],
      plane: { kind: 'weights', points: null, first: 0, second: 1 },
    }),
  )
  const problem = buildProblem(experiment)
  const { starts } = placement(problem)
  const [algorithm] = experiment.algorithms
  const ends = starts.map((weights, start) =>
    steps === 0
      ? weights
      : finish(training(problem, { start, algorithm: algorithm!, weights, every: steps }, fusedObjective))
          .finalWeights,
  )
  const { values } = oracle.measure(experiment, ends[0]!, 'cka', {
    part: 'test',
    other: ends[1]!,
    start: starts[0]!,
    otherStart: starts[1]!,
  })
  return { pair: values[0]!, untrained: values[1]! }
}

const draws = isLong ? 40 : 5

// The deviation of one draw is 0.07 without biases and 0.12 with them, over 40.
test.each([
  { width: 16, biasScale: 0, value: 0.887, deviation: 0.07 },
  { width: 16, biasScale: 1, value: 0.769, deviation: 0.12 },
])(
  'two untrained networks of $width units, with biases of deviation $biasScale, agree to $value in the mean over draws (S13)',
  ({ width, biasScale, value, deviation }) => {
    const found = Array.from({ length: draws }, (_, i) => similarity(width, i + 1, 0, biasScale).untrained)
    expect(Math.abs(mean(found) - value)).toBeLessThan((3 * deviation) / Math.sqrt(draws))
  },
)

// The .10 that S13 asks of trained pairs above their starts holds at 8 units and not at 16: untrained tanh units without biases are odd
// functions of two inputs, and so alike that .07 are left. Zero biases stay, as the lecture's other numbers are theirs and it says so;
// at 16 units a margin of .10 takes biases that are drawn.
test.each(
  onlyLong([
    { width: 8, biasScale: 0, pairs: 0.93, margin: [0.1, 0.3] },
    { width: 16, biasScale: 0, pairs: 0.93, margin: [0.03, 0.1] },
    { width: 16, biasScale: 1, pairs: 0.85, margin: [0.1, 0.3] },
  ] as const),
)(
  'after 3000 steps pairs of $width units, with biases of deviation $biasScale, stand above their starts by $margin, over five seeds (S13)',
  ({ width, biasScale, pairs, margin: [least, most] }) => {
    const found = [1, 2, 3, 4, 5].map((seed) => similarity(width, seed, 3000, biasScale))
    const [pair, untrained] = [mean(found.map((one) => one.pair)), mean(found.map((one) => one.untrained))]
    expect(pair).toBeGreaterThanOrEqual(pairs)
    expect(pair - untrained).toBeGreaterThan(least)
    expect(pair - untrained).toBeLessThan(most)
  },
  1_800_000,
)
