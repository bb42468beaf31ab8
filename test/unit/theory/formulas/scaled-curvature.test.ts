import { expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { formulaOf } from '../../../../src/theory/formulas/index.ts'
import { scaledCurvature, unscaled } from '../../../../src/theory/formulas/scaled-curvature.ts'
import { homogeneous, sharpMinimum } from '../../../../src/scenarios/data/sharp-minimum.ts'

const scaled = (factors: number[], units?: number[][]) =>
  parseExperiment({
    ...homogeneous,
    algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 0 }],
    starts: [{ kind: 'scaled', of: [...sharpMinimum], factors, ...(units && { units }) }],
    plane: { kind: 'random', normalization: 'filter' },
  } as TrainingInput)

const weightsOf = (experiment: ReturnType<typeof scaled>) => oracle.train(experiment)[0]!.finalWeights

test.each<[string, number[], number[][] | undefined]>([
  ['not at all', [1, 1], undefined],
  ['by layers', [100, 0.01], undefined],
  ['by units', [1, 1], [[2, 0.5, 3, 1, 8, 1, 0.1, 7]]],
  ['by both', [3, 1 / 3], [[2, 0.5, 3, 1, 8, 1, 0.1, 7]]],
])('scaled %s, the largest eigenvalue is that of D⁻¹HD⁻¹', (_, factors, units) => {
  const experiment = scaled(factors, units)
  const weights = weightsOf(experiment)
  const { values } = oracle.measure(experiment, weights, 'hessian-top')
  const { whole } = scaledCurvature(experiment, weights)!
  expect(whole / values[0]!).toBeCloseTo(1, 9)
  const { starts } = experiment
  const before = unscaled(experiment, starts[0] as never, weights)
  before.forEach((weight, i) => expect(weight).toBeCloseTo(sharpMinimum[i]!, 12))
})

test('the block of the divided layer is nearly all of it, and never more', () => {
  for (const alpha of [5, 50]) {
    const experiment = scaled([alpha, 1 / alpha])
    const { whole, block } = scaledCurvature(experiment, weightsOf(experiment))!
    expect(block).toBeLessThanOrEqual(whole)
    expect(block / whole).toBeGreaterThan(0.995)
  }
})

test.each<[string, object, RegExp]>([
  ['another start', { starts: [{ kind: 'random', distribution: 'he-normal' }] }, /scaled copy/],
  ['tanh', { model: { ...homogeneous.model, activation: 'tanh' } }, /ReLU/],
  ['weight decay', { metric: { loss: 'logistic', weightDecay: 0.1 } }, /keeps the loss/],
])('with %s it states nothing', (_, change, why) => {
  const experiment = parseExperiment({ ...scaled([1, 1]), ...change })
  expect(formulaOf('scaled-curvature')!.refusal(experiment, {})).toMatch(why)
})

test('the minimum is where gradient descent from a random start ends', () => {
  const [run] = oracle.train({
    ...scaled([1, 1]),
    algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 3000 }],
    starts: [{ kind: 'random', distribution: 'he-normal' }],
  })
  run!.finalWeights.forEach((weight, i) => expect(weight).toBeCloseTo(sharpMinimum[i]!, 5))
})
