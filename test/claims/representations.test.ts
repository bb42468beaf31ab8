import { expect, test } from 'vitest'
import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { training } from '../../src/reference/oracle/run/run.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import annaKareninaScenario from '../../src/scenarios/lectures/anna-karenina/lecture.md?full'
import { mean } from '../../src/math/statistics/moments.ts'
import { finish } from '../../src/math/work.ts'
import { isLong, onlyLong } from '../support/long.ts'
import { trainedEnds } from '../support/training.ts'

const at = annaKareninaScenario.steps.findIndex(({ sweep }) => sweep?.reference === 'anna-karenina-widths')
const opening = experimentOf(annaKareninaScenario, at)

type Drawn = { readonly distribution: string; readonly biasScale?: number }

const zeroBiases: Drawn = { distribution: 'lecun-normal' }

/** CKA of two networks with two hidden layers of tanh units, after training and at their starts. */
function similarity(width: number, seed: number, steps: number, drawn: Drawn) {
  const start = { kind: 'random', ...drawn }
  const experiment = parseTraining(
    mergePatch(
      { ...opening, plane: { kind: 'weights', first: 0, second: 1 } },
      {
        seed,
        data: { testSize: 500 },
        model: { widths: [2, width, width, 1] },
        algorithms: [{ id: 'adam', learningRate: 0.01, steps }],
        starts: [start, start],
      },
    ),
  )
  const problem = buildTrainingProblem(experiment)
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

test('on two moons learning changes the mean CKA over draws little, and lowers it in many of them (S13)', () => {
  const step = annaKareninaScenario.steps.findIndex(({ title }) => title === 'Two moons, before and after')
  const pairs = Array.from({ length: isLong ? 100 : 24 }, (_, i) => {
    const input = mergePatch(experimentOf(annaKareninaScenario, step), {
      seed: i + 1,
    })
    const { experiment, starts, ends } = trainedEnds(parseTraining(input))
    const alike = ([one, other]: readonly Float64Array[]) =>
      oracle.measure(experiment, one!, 'cka', { part: 'test', other: other! }).values[0]!
    return { untrained: alike(starts), trained: alike(ends) }
  })
  // Over 400 draws, the deviation of one is 0.05 before training and 0.07 after it.
  const near = (found: number, wanted: number, deviation: number) =>
    expect(Math.abs(found - wanted)).toBeLessThan((3 * deviation) / Math.sqrt(pairs.length))
  near(mean(pairs.map(({ untrained }) => untrained)), 0.933, 0.05)
  near(mean(pairs.map(({ trained }) => trained)), 0.935, 0.07)
  near(mean(pairs.map(({ untrained, trained }) => (trained < untrained ? 1 : 0))), 0.44, 0.5)
})

const draws = isLong ? 40 : 5

// Over 40 draws, the deviation of one is 0.07 without biases and 0.12 with them.
test.each([
  { width: 16, biasScale: 0, value: 0.887, deviation: 0.07 },
  { width: 16, biasScale: 1, value: 0.769, deviation: 0.12 },
])(
  'two untrained networks of $width units, with biases of deviation $biasScale, agree to $value in the mean over draws (S13)',
  ({ width, biasScale, value, deviation }) => {
    const found = Array.from(
      { length: draws },
      (_, i) => similarity(width, i + 1, 0, { ...zeroBiases, biasScale }).untrained,
    )
    expect(Math.abs(mean(found) - value)).toBeLessThan((3 * deviation) / Math.sqrt(draws))
  },
)

// S13 requires trained pairs to be .10 above their starts at 8 and at 16 units, and pairs of .93 at both. It
// does not say how biases start. Uniform in ±1/√fan-in, like the weights, both hold at 16. From zero, as in
// the lecture, untrained tanh units are odd functions of two inputs and so similar that only .07 remains. At
// 32 units S13 itself has .974 over .934, which is below .10.
test.each(
  onlyLong([
    { width: 8, biases: 'zero', pairs: 0.93, margin: [0.1, 0.3] },
    { width: 16, biases: 'zero', pairs: 0.93, margin: [0.03, 0.1] },
    { width: 16, biases: 'uniform', pairs: 0.93, margin: [0.1, 0.3] },
    { width: 32, biases: 'zero', pairs: 0.93, margin: [0, 0.1] },
  ] as const),
)(
  'after 3000 steps pairs of $width units, with biases at first $biases, are above their starts by $margin, over five seeds (S13)',
  ({ width, biases, pairs, margin: [least, most] }) => {
    const drawn = biases === 'zero' ? zeroBiases : { distribution: 'torch-linear' }
    const found = [1, 2, 3, 4, 5].map((seed) => similarity(width, seed, 3000, drawn))
    const [pair, untrained] = [mean(found.map((one) => one.pair)), mean(found.map((one) => one.untrained))]
    expect(pair).toBeGreaterThanOrEqual(pairs)
    expect(pair - untrained).toBeGreaterThan(least)
    expect(pair - untrained).toBeLessThan(most)
  },
  1_800_000,
)
