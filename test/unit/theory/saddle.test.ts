import { expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { trainRun } from '../../../src/reference/oracle/run/run.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { escapeSteps, shareAtSaddle } from '../../../src/theory/saddle.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { twoWeightsPreset } from '../../../src/scenarios/presets/two-weights-preset.ts'

const with2 = (patch: object) => parseTraining(mergePatch(twoWeightsPreset.experiment, patch))
const linear = (input: number, target: number, factor: number) =>
  with2({
    model: { activation: 'linear' },
    metric: { factor },
    data: { inputs: [[input]], targets: [[target]] },
  })

test.for([
  [1, 1, 0.5, 0.05],
  [2, 1, 0.5, 0.02],
  [0.5, 3, 1, 0.02],
] as const)('x = %d, y = %d, factor %d: closer by a factor costs its logarithm', ([x, y, factor, rate]) => {
  const experiment = linear(x, y, factor)
  const steps = (sigma: number) => escapeSteps(experiment, [1 + sigma, -1 + sigma], rate)!
  const law = Math.log(100) / Math.log(1 + rate * 2 * factor * x * y)
  expect(steps(1e-6) - steps(1e-4)).toBeGreaterThan(law - 1)
  expect(steps(1e-6) - steps(1e-4)).toBeLessThan(law + 1)
})

test('the recurrence equals gradient descent near the ridge', () => {
  const experiment = with2({
    model: { activation: 'linear' },
    algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 60 }],
    starts: [{ kind: 'weights', values: [1 + 2 ** -15, -1 + 2 ** -15] }],
  })
  const [run] = oracle.train(experiment)
  const [first = NaN, second = NaN] = run!.finalWeights
  const left = escapeSteps(experiment, [1 + 2 ** -15, -1 + 2 ** -15], 0.05)!
  expect(escapeSteps(experiment, [first, second], 0.05)).toBeCloseTo(left - 60, -1)
})

test('on the ridge no start leaves, and other networks have no such saddle', () => {
  expect(escapeSteps(linear(1, 1, 0.5), [1, -1], 0.05)).toBe(Infinity)
  expect(escapeSteps(with2({}), [1, -1], 0.05)).toBeUndefined()
  expect(escapeSteps(linear(1, -1, 0.5), [1, -1], 0.05)).toBeUndefined()
})

const share = (steps: number) =>
  shareAtSaddle(linear(1, 1, 0.5), { deviation: 1e-4, within: 0.1, learningRate: 0.1, steps })!

test("the share at the saddle equals S21's", () => {
  ;[60, 70, 80, 100, 120].forEach((steps, i) =>
    expect(share(steps)).toBeCloseTo([0.99898, 0.79457, 0.37458, 0.05785, 0.00861][i]!, 4),
  )
})

test('the mean time at the saddle is the sum of the shares, and (ln(δ/σ) + (ln 2 + γ)/2)/ln(1 + ηg) + ½ to 0.02', () => {
  const sum = Array.from({ length: 1000 }, (_, steps) => share(steps)).reduce((a, b) => a + b, 0)
  const euler = 0.5772156649015329
  const law = (Math.log(1000) + (Math.LN2 + euler) / 2) / Math.log(1.1) + 0.5
  expect(Math.abs(law - 79.64)).toBeLessThan(5e-3)
  expect(Math.abs(sum - law)).toBeLessThan(0.02)
})

test('of 200,000 draws y that grow by 1 + η a step as many are still there, and they leave after 79.6 steps on average', () => {
  const walkers = 200_000
  const draws = new RandomStream(1, 'saddle/walkers')
  const times = Float64Array.from({ length: walkers }, (_, n) => {
    let y = Math.abs(1e-4 * draws.normal(n))
    let steps = 0
    for (; y < 0.1; steps++) y *= 1.1
    return steps
  })
  // Standard errors: at most 0.0011 of a share, 0.026 of the mean.
  for (const steps of [60, 70, 80, 100, 120])
    expect(Math.abs(times.filter((time) => time > steps).length / walkers - share(steps))).toBeLessThan(0.003)
  expect(Math.abs(times.reduce((a, b) => a + b, 0) / walkers - 79.64)).toBeLessThan(0.1)
})

/** Steps from (1, -1) + σ(1, 1)/2 at rate 0.05 to a loss of 0.005; NaN after more than a thousand. */
function stepsFrom(start: Float64Array): number {
  const experiment = with2({
    model: { activation: 'linear' },
    metric: { factor: 0.5 },
    algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 1000, stop: { quantity: 'loss', below: 0.005 } }],
    starts: [{ kind: 'weights', values: [...start] }],
  })
  const problem = buildTrainingProblem(experiment)
  const [algorithm] = experiment.algorithms
  const { status, steps } = trainRun(problem, {
    start: 0,
    algorithm: algorithm!,
    weights: start,
    every: 1,
  })
  return status === 'stopped' ? steps.at(-1)! : NaN
}

test('a shake of 1e-8 takes 406 steps without rounding of the start; float32 puts it on the ridge', () => {
  const shaken = (sigma: number) => [1 + sigma / 2, -1 + sigma / 2]
  expect([1e-2, 1e-4, 1e-6, 1e-8].map((sigma) => stepsFrom(Float64Array.from(shaken(sigma))))).toEqual([
    123, 218, 312, 406,
  ])
  expect([...Float32Array.from(shaken(1e-8))]).toEqual([1, -1])
  expect(stepsFrom(Float64Array.from(Float32Array.from(shaken(1e-8))))).toBeNaN()
})
