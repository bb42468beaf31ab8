import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { effectiveRank, singularValues } from '../../../../../src/math/linear-algebra/singular.ts'

type Model = Extract<TrainingInput['model'], { kind: 'mlp' }>

const experiment = (model: Partial<Model> & Pick<Model, 'widths'>): TrainingInput => ({
  version: 1,
  seed: 1,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: [new Array<number>(model.widths[0]!).fill(1)],
    targets: [new Array<number>(model.widths.at(-1)!).fill(1)],
  },
  model: { kind: 'mlp', activation: 'linear', bias: false, ...model },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
  starts: [{ kind: 'random', distribution: 'normal' }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

describe('singular values', () => {
  test('of a rotation times a diagonal are the diagonal, largest first, for wide and for tall matrices', () => {
    const [c, s] = [Math.cos(0.3), Math.sin(0.3)]
    const wide = Float64Array.of(2 * c, -5 * s, 0, 2 * s, 5 * c, 0)
    const tall = Float64Array.of(2 * c, 2 * s, -5 * s, 5 * c, 0, 0)
    for (const found of [singularValues(wide, 2, 3), singularValues(tall, 3, 2)]) {
      expect(found).toHaveLength(2)
      expect(found[0]).toBeCloseTo(5, 13)
      expect(found[1]).toBeCloseTo(2, 13)
    }
    expect([...singularValues(Float64Array.of(1, NaN, 0, 1), 2, 2)]).toEqual([NaN, NaN])
  })

  test('effective rank: r equal values give r; 0 for the zero map; (3, 1) by hand', () => {
    expect(effectiveRank(Float64Array.of(3, 3, 0))).toBeCloseTo(2, 14)
    expect(effectiveRank(Float64Array.of(7))).toBe(1)
    expect(effectiveRank(new Float64Array(3))).toBe(0)
    expect(effectiveRank(Float64Array.of(3, 1))).toBeCloseTo(4 / 3 ** 0.75, 14)
  })
})

describe('the end-to-end map of a linear network', () => {
  test('is the product of its layers with every scale, whatever the biases', () => {
    const model = { widths: [2, 2, 2], layerScales: [0.5, 3], outputScale: -2, bias: true }
    const [first, second] = [
      [1, 2, 0, 1],
      [3, 0, 1, -1],
    ]
    const weights = [...first!, 10, 20, ...second!, 30, 40]
    const map = [5, -2, 1, -1].map((entry) => -2 * 1.5 * entry)
    const [p, q, r, s] = map as [number, number, number, number]
    const half = (p * p + q * q + r * r + s * s) / 2
    const root = Math.sqrt(half ** 2 - (p * s - q * r) ** 2)
    const { values } = oracle.measure(experiment(model), weights, 'singular-values')
    expect(values[0]).toBeCloseTo(Math.sqrt(half + root), 12)
    expect(values[1]).toBeCloseTo(Math.sqrt(half - root), 12)
    const rank = oracle.measure(experiment(model), weights, 'effective-rank').values[0]
    expect(rank).toBeCloseTo(effectiveRank(values), 14)
  })

  test('has a determinant that keeps its digits if every layer is square and nearly singular', () => {
    const tiny = 2 ** -40
    const nearly = [1, 1, 1, 1 + tiny]
    const model = { widths: [2, 2, 2], layerScales: [0.5, 3], outputScale: -2, bias: true }
    const { values } = oracle.measure(experiment(model), [...nearly, 7, 8, ...nearly, 9, 10], 'determinant')
    expect(values[0]! / (9 * tiny ** 2)).toBeCloseTo(1, 12)
    const through = [1, 2, 0, 3, 1, 1, 1, 0, 2, 1, 0, 3]
    const wide = oracle.measure(experiment({ widths: [2, 3, 2] }), through, 'determinant')
    expect(wide.values[0]).toBeCloseTo(10, 12)
    const some = oracle.measure(experiment({ widths: [2, 2, 3, 2] }), [2, 0, 1, 1, ...through], 'determinant')
    expect(some.values[0], 'one of its layers is square').toBeCloseTo(20, 12)
  })

  test('exists at linearity 1 whatever the activation, and not below', () => {
    const curved = { activation: 'tanh', outputActivation: 'sine' } as const
    const at = (linearity: number) =>
      oracle.measure(experiment({ ...curved, widths: [1, 1, 1], linearity }), [-3, 2], 'singular-values')
    expect([...at(1).values]).toEqual([6])
    expect(() => at(0.999)).toThrow(/model.linearity: only a linear network has an end-to-end map/)
    const himmelblau: TrainingInput = {
      ...experiment({ widths: [1, 1, 1] }),
      data: { kind: 'none' },
      model: { kind: 'function', id: 'himmelblau' },
    }
    expect(() => oracle.measure(himmelblau, [0, 0], 'effective-rank')).toThrow(/model.kind: a function/)
  })
})
