import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import { escapeSteps, shareAtSaddle } from '../../../../src/experiment/theory/saddle.ts'
import { twoWeightsPreset } from '../../../../src/scenarios/presets/two-weights-preset.ts'

const with2 = (patch: object) => parseExperiment(mergePatch(twoWeightsPreset.experiment, patch))
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

test('the recurrence is what gradient descent does near the ridge', () => {
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

test('on the ridge nobody leaves, and other networks have no such saddle', () => {
  expect(escapeSteps(linear(1, 1, 0.5), [1, -1], 0.05)).toBe(Infinity)
  expect(escapeSteps(with2({}), [1, -1], 0.05)).toBeUndefined()
  expect(escapeSteps(linear(1, -1, 0.5), [1, -1], 0.05)).toBeUndefined()
})

test('the share at the saddle is that of S21', () => {
  const share = (steps: number) =>
    shareAtSaddle(linear(1, 1, 0.5), { deviation: 1e-4, within: 0.1, learningRate: 0.1, steps })
  ;[60, 70, 80, 100, 120].forEach((steps, i) =>
    expect(share(steps)).toBeCloseTo([0.99898, 0.79457, 0.37458, 0.05785, 0.00861][i]!, 4),
  )
})
