import { EigenvalueDecomposition } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { packed, type AlgorithmSpec } from '../../../../src/experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import {
  bestLearningRate,
  convergenceRate,
  measuredRate,
} from '../../../../src/theory/quadratic/convergence-rate.ts'
import { formulaOf } from '../../../../src/theory/formulas/index.ts'
import {
  iterationRefusal,
  spectralRadius,
  decayAlong,
} from '../../../../src/theory/quadratic/linear-iteration.ts'
import { curvatureAxes, flowPath, iterates } from '../../../../src/theory/quadratic/quadratic-path.ts'
import { quadraticOf, quadraticRefusal, testBowlOf } from '../../../../src/theory/quadratic/quadratic.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'

const rules: readonly (Partial<AlgorithmSpec> & Pick<AlgorithmSpec, 'id'>)[] = [
  { id: 'sgd', learningRate: 0.1 },
  { id: 'momentum', learningRate: 0.07, momentum: 0.6 },
  { id: 'heavy-ball', learningRate: 0.07, momentum: 0.6 },
  { id: 'nesterov', learningRate: 0.05, momentum: 0.8 },
]

/** Three inputs, two outputs, unequal weights and decay: the general form of a linear layer. */
const regression = (change: object = {}): TrainingExperiment =>
  parseTraining({
    version: 1,
    seed: 3,
    data: {
      kind: 'table',
      task: 'regression',
      inputs: [[1, 0.3, -2], [0.4, -1, 0.5], [-0.7, 2, 1], [1.5, 1, 0.2], [0.1, 0.9, -1.1], [-1, -1, 2]],
      targets: [[1, 0], [0.5, -1], [-1, 2], [0.2, 0.1], [2, -0.3], [0, 1]],
      weights: [[1, 2], [0.5, 1], [1, 1], [2, 0.7], [1, 1], [0.1, 3]],
    },
    model: { kind: 'mlp', widths: [3, 2], activation: 'linear' },
    metric: { loss: 'squared', factor: 0.7, weightDecay: 0.05 },
    algorithms: rules.map((rule) => ({ ...rule, steps: 40 })),
    starts: [{ kind: 'random', distribution: 'normal' }],
    plane: { kind: 'weights', first: 0, second: 1 },
    ...change,
  }) // prettier-ignore

const bowl = { a: 1, b: 25 }
const onBowl = (algorithm: object): TrainingExperiment =>
  parseTraining({
    ...regression(),
    data: { kind: 'none' },
    model: { kind: 'function', id: 'quadratic', parameters: bowl },
    metric: { loss: 'squared' },
    algorithms: [{ steps: 100, ...algorithm }],
    starts: [{ kind: 'weights', values: [1, 1] }],
  })

describe('the bowl of a regression', () => {
  test('has a minimum without gradient and with the least value', () => {
    const experiment = regression()
    const { minimum, least } = quadraticOf(experiment)!
    const { values } = oracle.measure(experiment, minimum, 'gradient-norm')
    expect(values[0]).toBeLessThan(1e-13)
    expect(oracle.measure(experiment, minimum, 'metric').values[0]).toBe(least)
  })

  test('has the exact spectrum of the Hessian as its curvatures everywhere', () => {
    const experiment = regression()
    const { curvatures } = quadraticOf(experiment)!
    const { values } = oracle.measure(experiment, [3, -1, 0.2, 5, 1, 1, -2, 0.5], 'hessian-spectrum')
    curvatures.forEach((curvature, k) => expect(curvature).toBeCloseTo(values[k]!, 12))
  })

  test.each(rules.map(({ id }, k) => [id, k] as const))(
    'predicts every step of %s to rounding',
    (_, algorithm) => {
      const experiment = regression()
      const run = oracle.train(experiment)[algorithm]!
      const predicted = iterates(quadraticOf(experiment)!, experiment.algorithms[algorithm]!, run.weights(0))
      expect(predicted.length).toBe(41)
      for (let t = 0; t <= 40; t++)
        predicted[t]!.forEach((entry, i) => expect(Math.abs(entry - run.weights(t)[i]!)).toBeLessThan(1e-13))
    },
  )

  test('exists separately for the test set, without weight decay', () => {
    const data = { ...regression().data, testInputs: [[1, 0, 0]], testTargets: [[1, 1]], weights: undefined }
    expect(testBowlOf(regression({ data }))).toBeUndefined()
    const experiment = regression()
    expect(testBowlOf(experiment)!.least).toBeLessThan(quadraticOf(experiment)!.least)
  })

  test('has the flow as the limit of small steps', () => {
    const experiment = regression()
    const quadratic = quadraticOf(experiment)!
    const w0 = Float64Array.from({ length: 8 }, (_, i) => i - 3)
    const small = algorithmSpec({ id: 'sgd', learningRate: 1e-4, steps: 10_000 })
    const end = iterates(quadratic, small, w0).at(-1)!
    flowPath(quadratic, w0, 1)
      .at(-1)!
      .forEach((entry, i) => expect(entry).toBeCloseTo(end[i]!, 3))
    expect(flowPath(quadratic, w0, 0)[5]!.every((entry, i) => Math.abs(entry - w0[i]!) < 1e-13)).toBe(true)
  })
})

describe('the rate', () => {
  test('is the largest |eigenvalue| of the step as a matrix, found by another algorithm', () => {
    const sizes: number[] = []
    for (const rule of rules)
      for (const curvature of [0.01, 0.4, 1, 3.7, 12, 31]) {
        const algorithm = algorithmSpec(rule)
        const { learningRate: eta, id } = algorithm
        const kept = packed(algorithm).momentum
        const ahead = id === 'nesterov' ? kept : 0
        const step = [
          [1 - eta * curvature * (1 + ahead), -eta * kept * (id === 'nesterov' ? kept : 1)],
          [curvature, kept],
        ]
        const { realEigenvalues: re, imaginaryEigenvalues: im } = new EigenvalueDecomposition(step)
        const expected = Math.max(...re.map((x, k) => Math.hypot(x, im[k]!)))
        expect(spectralRadius(algorithm, curvature), `${id} ${curvature}`).toBeCloseTo(expected, 12)
        sizes.push(expected)
      }
    expect(Math.min(...sizes)).toBeLessThan(0.9)
    expect(Math.max(...sizes)).toBeGreaterThan(1.1)
  })

  test('at the best rate of gradient descent is (κ - 1)/(κ + 1), and no other rate is better', () => {
    const quadratic = quadraticOf(onBowl({ id: 'sgd', learningRate: 1 }))!
    const rateAt = (learningRate: number) =>
      convergenceRate(quadratic, algorithmSpec({ id: 'sgd', learningRate }))
    const best = bestLearningRate(quadratic)
    expect(best).toBeCloseTo(2 / 26, 15)
    expect(rateAt(best)).toBeCloseTo(24 / 26, 14)
    for (const times of [0.5, 0.9, 0.999, 1.001, 1.03])
      expect(rateAt(times * best)).toBeGreaterThan(rateAt(best))
  })

  test('at the best of Nesterov’s is 1 - 2/√(3κ + 1), and neither another rate nor another momentum is better', () => {
    const quadratic = quadraticOf(onBowl({ id: 'nesterov', learningRate: 1 / 25, momentum: 2 / 3 }))!
    const rateAt = (learningRate: number, momentum: number) =>
      convergenceRate(quadratic, algorithmSpec({ id: 'nesterov', learningRate, momentum }))
    const root = Math.sqrt(3 * 25 + 1)
    const [rate, momentum] = [4 / (3 * 25 + 1), (root - 2) / (root + 2)]
    const best = rateAt(rate, momentum)
    expect(best).toBeCloseTo(1 - 2 / root, 6)
    expect(best).toBeLessThan(rateAt(1 / 25, 2 / 3))
    for (const of of [0.9, 0.99, 1, 1.01, 1.1])
      for (const by of [0.9, 0.99, 1, 1.01, 1.1])
        expect(rateAt(of * rate, by * momentum)).toBeGreaterThan(best - 1e-6)
  })

  test('is too large by (t + 1/2)/(t - 1/2) if measured where two roots coincide', () => {
    const experiment = onBowl({ id: 'heavy-ball', learningRate: 1 / 9, momentum: 4 / 9 })
    const quadratic = quadraticOf(experiment)!
    const [run] = oracle.train(experiment)
    const measured = measuredRate(quadratic, run!)!
    expect(measured).toBeCloseTo(0.67335, 5)
    expect(measured / (100.5 / 99.5)).toBeCloseTo(0.666654, 5)
    expect(convergenceRate(quadratic, experiment.algorithms[0]!)).toBeCloseTo(2 / 3, 13)
  })

  test('is not measured on a run that has diverged or lacks two records', () => {
    const measure = (change: object) => {
      const experiment = onBowl({ id: 'sgd', learningRate: 1, ...change })
      return measuredRate(quadraticOf(experiment)!, oracle.train(experiment)[0]!)
    }
    expect(measure({ steps: 2000 })).toBeUndefined()
    expect(measure({ steps: 0 })).toBeUndefined()
    expect(measure({ learningRate: 0.01, steps: 3 })).toBeGreaterThan(0.9)
  })

  test('an empty buffer and distance 1 are where the recurrence starts', () => {
    expect([...decayAlong(algorithmSpec({ id: 'sgd', learningRate: 0.5 }), 1, 3)]).toEqual([
      1, 0.5, 0.25, 0.125,
    ])
  })
})

describe('where it does not hold, a sentence says why', () => {
  test.each([
    [
      'a hidden layer',
      { model: { kind: 'mlp', widths: [3, 2, 2], activation: 'linear' } },
      /one linear layer/,
    ],
    [
      'a bent output',
      { model: { kind: 'mlp', widths: [3, 2], activation: 'tanh', outputActivation: 'tanh' } },
      /one linear layer/,
    ],
  ])('%s', (_, change, words) => {
    const experiment = regression(change)
    expect(quadraticRefusal(experiment)).toMatch(words)
    expect(quadraticOf(experiment)).toBeUndefined()
  })

  test.each([
    [{ id: 'adam' as const }, /gradient descent, momentum/],
    [{ id: 'sgd' as const, noise: 0.1 }, /neither noise/],
    [{ id: 'sgd' as const, batch: { size: 2, order: 'shuffled' as const } }, /full batches/],
    [{ id: 'momentum' as const, weightDecay: 0.1 }, /decay/],
    [{ id: 'sgd' as const, layerRates: [0.5] }, /constant rate/],
    [{ id: 'sgd' as const, subspace: { dimension: 1 } }, /of all weights/],
  ])('%o', (rule, words) => {
    expect(iterationRefusal(algorithmSpec(rule))).toMatch(words)
    const experiment = { ...regression(), algorithms: [algorithmSpec(rule)] }
    expect(formulaOf('quadratic-path')!.refusal(experiment, {})).toMatch(words)
  })

  test('another function', () => {
    const other = parseTraining({
      ...onBowl({ id: 'sgd', learningRate: 0.1 }),
      model: { kind: 'function', id: 'booth' },
    })
    expect(quadraticRefusal(other)).toMatch(/quadratic function/)
    expect(formulaOf('best-on-sample')!.refusal(other, {})).toMatch(/regression/)
  })
})

test('the ends of the axes of curvature lie on one contour, and their middle is the minimum', () => {
  const experiment = regression()
  const quadratic = quadraticOf(experiment)!
  const lines = curvatureAxes(quadratic, 2, 5)
  expect(lines).toHaveLength(quadratic.minimum.length)
  const height = (weights: Float64Array) =>
    oracle.measure(experiment, weights, 'metric').values[0]! - quadratic.least
  for (const [from, , middle, , to] of lines) {
    for (const end of [from!, to!]) expect(height(end) / (2 * quadratic.curvatures[0]!)).toBeCloseTo(1, 9)
    middle!.forEach((weight, i) => expect(weight).toBeCloseTo(quadratic.minimum[i]!, 12))
  }
})
