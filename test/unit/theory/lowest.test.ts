import { expect, test } from 'vitest'
import { parseExperiment, parseMetric } from '../../../src/experiment/format/parse.ts'
import { objectiveOf } from '../../../src/reference/objective/objective.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { MetricInput } from '../../../src/experiment/spec/metric.ts'
import { formulaOf } from '../../../src/theory/formulas/index.ts'
import { lowestOf, lowestRefusal } from '../../../src/theory/lowest.ts'
import { fixedClassifier } from '../../support/theory/attack.ts'
import { moons } from '../../support/experiments.ts'
import { leastSquares, surrogate } from '../../support/theory/surrogate.ts'

const far = parseExperiment(surrogate(10, 'squared'))
type PlaneInput = TrainingInput['plane']
const lowest = (input: TrainingInput, metric: MetricInput) => {
  const experiment = parseExperiment(input)
  return lowestOf(experiment, parseMetric(experiment, metric))!
}

test('for least squares it is where the normal equations say, with the axes in any order', () => {
  const [w, b] = leastSquares[10].weights
  for (const [first, second] of [[0, 1], [1, 0]] as const) {
    const plane: PlaneInput = { kind: 'weights', first, second, extent: { a: [-1, 1], b: [-1, 1] } }
    const { weights } = lowest({ ...surrogate(10, 'squared'), plane }, { loss: 'squared' })
    expect(Math.abs(weights[0]! - w)).toBeLessThan(6e-5)
    expect(Math.abs(weights[1]! - b)).toBeLessThan(6e-5)
  }
}) // prettier-ignore

test('for an error rate it is on the lowest step, with space on all sides', () => {
  const { weights, value } = lowest(surrogate(10, 'squared'), { loss: 'zero-one' })
  expect(value).toBe(0)
  const errors = objectiveOf(buildTrainingProblem(far), parseMetric(far, { loss: 'zero-one' }))
  for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const)
    expect(errors.value(Float64Array.of(weights[0]! + 0.03 * x, weights[1]! + 0.03 * y))).toBe(0)
}) // prettier-ignore

test('functions with corners are searched without slopes, and a minimum beyond the edge is the edge’s', () => {
  const attack = { epsilon: 0.5, norm: 'l2' } as const
  const metric = { loss: 'logistic', attack } as const
  const inputs = Array.from({ length: 16 }, (_, n) => [(n % 2 ? 1 : -1) + Math.cos(3 * n), Math.sin(5 * n)])
  const targets = inputs.map((_, n) => [n % 2 ? 1 : -1])
  const few: TrainingInput = { ...fixedClassifier, data: { kind: 'table', task: 'classification', inputs, targets } }
  const { weights, value } = lowest(few, metric)
  const experiment = parseExperiment(few)
  const objective = objectiveOf(buildTrainingProblem(experiment), parseMetric(experiment, metric))
  for (let k = 0; k < 12; k++) {
    const [c, s] = [Math.cos(k), Math.sin(k)]
    expect(objective.value(Float64Array.of(weights[0]! + 1e-3 * c, weights[1]! + 1e-3 * s))).toBeGreaterThan(value)
  }
  const away: PlaneInput = { kind: 'weights', first: 0, second: 1, extent: { a: [0.3, 0.6], b: [-1, 1] } }
  expect(lowest({ ...surrogate(10, 'squared'), plane: away }, { loss: 'squared' }).weights[0]).toBeCloseTo(0.3, 9)
}) // prettier-ignore

test('the formula marks the displayed minimum by a flag and the trained one by a ring, both at the displayed height', () => {
  const formula = formulaOf('lowest-place')!
  const shown = parseExperiment({ ...surrogate(10, 'squared'), terrain: { metric: { loss: 'zero-one' } } })
  const heightAt = (trained: number) => {
    const stated = formula.state({
      experiment: shown,
      given: { trained },
      w0: undefined,
      range: () => [0, 1],
    })
    return stated.kind === 'points' ? stated.points[0]!.value : NaN
  }
  expect(heightAt(0)).toBe(0)
  expect(heightAt(1)).toBeCloseTo(leastSquares[10].wrong / 23, 12)
  expect([formula.mark?.({}), formula.mark?.({ trained: 1 })]).toEqual(['flag', 'ring'])
  expect(formula.refusal({ ...shown, terrain: { ...shown.terrain, quantity: 'sharpness' } }, {})).toMatch(
    /the height is a metric/,
  )
  expect(lowestRefusal(parseExperiment(moons))).toMatch(/network of two weights/)
})

test('on a level floor it is the middle, whatever the loss', () => {
  const floor: TrainingInput = {
    ...fixedClassifier,
    data: { kind: 'table', task: 'classification', inputs: [[1, 0]], targets: [[1]] },
    plane: { kind: 'weights', first: 0, second: 1, extent: { a: [0, 3], b: [-1, 1] } },
  }
  const { weights, value } = lowest(floor, { loss: 'hinge' })
  expect(value).toBe(0)
  expect(weights[0]).toBeCloseTo(2, 1)
  expect(Math.abs(weights[1]!)).toBeLessThan(0.1)
})
