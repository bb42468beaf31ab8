import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'

type Model = Extract<TrainingInput['model'], { kind: 'mlp' }>

const linear: Model = { kind: 'mlp', widths: [1, 1, 1], activation: 'linear', bias: false }
const line: TrainingInput = {
  version: 1,
  seed: 3,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: [[1], [2]],
    targets: [[1], [0]],
    testInputs: [[3]],
    testTargets: [[1]],
  },
  model: linear,
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
  starts: [
    { kind: 'weights', values: [2, -1] },
    { kind: 'weights', values: [3, 4] },
  ],
  plane: { kind: 'weights', first: 0, second: 1 },
}

describe('outputs and the linearisation', () => {
  test('of f = w₂ w₁ x: the gap is the product of both moves', () => {
    const w = [2.5, -0.5]
    const at = (what: 'outputs' | 'linearized-outputs' | 'linearization-gap', options = {}) => [
      ...oracle.measure(line, w, what, options).values,
    ]
    expect(at('outputs')).toEqual([-1.25, -2.5])
    expect(at('outputs', { part: 'test' })).toEqual([-3.75])
    expect(at('linearized-outputs')).toEqual([-1.5, -3])
    expect(at('linearization-gap')).toEqual([0.5])
    expect(at('linearization-gap', { start: w })).toEqual([0])
    expect(at('linearized-outputs', { start: 1 })).toEqual([12 + 4 * -0.5 + 3 * -4.5, 2 * -3.5])
  })

  test('outputs equal those of predict, centred too', () => {
    const model: Model = { ...linear, activation: 'tanh', centered: true, outputScale: 3 }
    const e = { ...line, model }
    expect([...oracle.measure(e, [1, 2], 'outputs').values]).toEqual([
      ...oracle.predict(e, [1, 2], [[1], [2]]),
    ])
    expect([...oracle.measure(e, [2, -1], 'linearized-outputs').values]).toEqual([0, 0])
  })
})

describe('movement and direction', () => {
  test('relative to w_0 of the named start', () => {
    const [relative, absolute] = oracle.measure(line, [2, 1], 'movement').values
    expect(relative).toBeCloseTo(2 / Math.sqrt(5), 15)
    expect(absolute).toBe(2)
    expect(oracle.measure(line, [0, 0], 'movement', { start: 1 }).values[0]).toBe(1)
    expect(() => oracle.measure(line, [2, 1], 'movement', { start: 2 })).toThrow(
      /options.start: there is no start 2/,
    )
    expect(() => oracle.measure(line, [2, 1], 'movement', { start: [1] })).toThrow(
      /options.start: the model has 2/,
    )
  })

  test('angles, the smallest too', () => {
    const angle = (w: number[], toward: number[]) => oracle.measure(line, w, 'direction', { toward }).values
    expect(angle([1, 0], [0, 3])[0]).toBeCloseTo(Math.PI / 2, 15)
    expect(angle([1, 0], [-2, 0])[0]).toBeCloseTo(Math.PI, 15)
    expect(angle([1, 1e-9], [5, 0])[0]! / 1e-9).toBeCloseTo(1, 9)
    expect(angle([1, 1], [1, 0])[1]).toBeCloseTo(Math.SQRT1_2, 15)
    expect([...angle([0, 0], [1, 0])]).toEqual([NaN, NaN])
    expect(() => oracle.measure(line, [2, 1], 'direction')).toThrow(/options.toward/)
  })
})

describe('margin', () => {
  const points = [[0.5, 1.5], [1.5, 0.5], [2.5, 2], [3, 1], [1, 4]] // prettier-ignore
  const separable: TrainingInput = {
    ...line,
    data: {
      kind: 'table',
      task: 'classification',
      inputs: [...points, ...points.slice(0, 4).map((row) => row.map((x) => -x))],
      targets: points.map(() => [1]).concat(points.slice(0, 4).map(() => [-1])),
    },
    model: { kind: 'mlp', widths: [2, 1], activation: 'linear', bias: false },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'sgd', learningRate: 1, steps: 10_000 }],
    starts: [{ kind: 'weights', values: [-1, 3] }],
  }

  test('gradient descent approaches the largest margin at 1/ln t (S22)', () => {
    const [run] = oracle.train(separable, { record: 1000 })
    const expected = { 1: [0.23215, 0.85814], 10: [0.1179, 0.93425] } as const
    for (const [record, [angle, share]] of Object.entries(expected)) {
      const weights = run!.weights(Number(record))
      const turned = oracle.measure(separable, weights, 'direction', { toward: [0.5, 0.5] }).values[0]
      const margin = oracle.measure(separable, weights, 'margin').values[0]!
      expect(turned).toBeCloseTo(angle, 5)
      expect(margin / Math.SQRT2).toBeCloseTo(share, 5)
    }
  })

  test('of a ReLU network does not change with the scale of a layer', () => {
    const e: TrainingInput = {
      ...separable,
      model: { kind: 'mlp', widths: [2, 2, 1], activation: 'relu', bias: false },
      starts: [{ kind: 'random', distribution: 'he-normal' }],
    }
    const weights = [1, -1, 0.5, -2, 1.5, -1]
    const scaled = weights.map((w, i) => (i < 4 ? 7 * w : w / 3))
    const [first, raw] = oracle.measure(e, weights, 'margin').values
    const [second] = oracle.measure(e, scaled, 'margin').values
    expect(second).toBeCloseTo(first!, 14)
    expect(raw! / Math.sqrt(6.25) / Math.sqrt(3.25)).toBeCloseTo(first!, 14)
  })

  test('of several classes: the right one minus the best of the others; negative if one is misclassified', () => {
    const e: TrainingInput = {
      ...line,
      data: { kind: 'table', task: 'classification', inputs: [[1], [2]], targets: [[1, 0, 0], [0, 0, 1]] },
      model: { kind: 'mlp', widths: [1, 3], activation: 'linear', bias: false },
      metric: { loss: 'cross-entropy' },
      starts: [{ kind: 'weights', values: [0, 0, 0] }],
    } // prettier-ignore
    const { values } = oracle.measure(e, [3, 1, 2], 'margin')
    expect(values[1]).toBe(-2)
    expect(values[0]).toBeCloseTo(-2 / Math.sqrt(14), 15)
  })

  test('needs targets that name classes', () => {
    expect(() => oracle.measure(line, [1, 1], 'margin')).toThrow(/Write -1 instead of 0/)
  })
})
