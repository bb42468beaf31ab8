import { describe, expect, test } from 'vitest'
import { bestAssignment } from '../../../../../src/math/linear-algebra/assignment.ts'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'
import { layoutOf } from '../../../../../src/experiment/model/layout.ts'
import {
  alignByActivations,
  alignByWeights,
  permuteUnits,
} from '../../../../../src/experiment/model/alignment.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { mlpSpec } from '../../../../support/network.ts'

const stream = new RandomStream(14, 'pairs')
const draw = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

/** f = w₂·w₁ with `width` units, L = (f - 1)²/2. */
const product = (width: number): TrainingInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, width, 1], activation: 'linear', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
  starts: [{ kind: 'random', distribution: 'normal' }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

/** Two networks of 2-32-1 on two moons, trained from other starts (S17, S18). */
const moons = (activation: 'tanh' | 'relu', units = 32): TrainingInput => ({
  version: 1,
  seed: 5,
  data: { kind: 'generated', id: 'two-moons', size: 120, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, units, 1], activation },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.02, steps: 600 }],
  starts: [0, 1].map(() => ({ kind: 'random', distribution: 'normal', biasScale: 1 }) as const),
  plane: { kind: 'weights', first: 0, second: 1 },
})

describe('paths', () => {
  test('one unit: two branches with s²/2 between them; two units: a curve round it (S17)', () => {
    const wall = oracle.measure(product(1), [1, 1], 'barrier', { other: [-1, -1] }).values
    expect(wall[0]).toBeCloseTo(0.5, 14)
    expect(wall[1]).toBe(0.5)
    const ends = { other: [0, 1, 0, 1] }
    const from = [1, 0, 1, 0]
    const line = oracle.measure(product(2), from, 'barrier', ends).values[0]
    expect(line).toBeCloseTo(0.125, 14)
    const bent = oracle.measure(product(2), from, 'path', {
      ...ends,
      through: [1, 1, 1, 1],
      points: 25,
    }).values
    expect(bent).toHaveLength(25)
    expect(bent[12]).toBeCloseTo((1.125 - 1) ** 2 / 2, 14)
    expect([bent[0], bent[24]]).toEqual([0, 0])
  })

  test('the ends need not be equal: the barrier is measured from the line between their losses', () => {
    const { values } = oracle.measure(product(1), [1, 1], 'barrier', { other: [1, 3] })
    expect(values[0]).toBe(0)
    const losses = oracle.measure(product(1), [1, 1], 'path', { other: [1, 3] }).values
    expect(losses[30]).toBeCloseTo(0.5, 14)
  })

  test('a trained middle point finds the path that symmetry and a scan find', () => {
    const e = product(2)
    const [from, other] = [[1, 0, 1, 0], [0, 1, 0, 1]] // prettier-ignore
    const along = (c: number) =>
      oracle
        .measure(e, from, 'path', { other, through: [c, c, c, c] })
        .values.reduce((sum, loss) => sum + loss / 61, 0)
    const scanned = Array.from({ length: 200 }, (_, k) => along(k / 100))
    const best = scanned.indexOf(Math.min(...scanned)) / 100
    const { values, vectors } = oracle.measure(e, from, 'connection', {
      other,
      steps: 2000,
      learningRate: 0.01,
    })
    for (const c of vectors![0]!) expect(Math.abs(c - best)).toBeLessThan(0.03)
    expect(Math.max(...values)).toBeLessThan(0.125 / 5)
  })

  test('refuses too few points, and missing or too many other weights', () => {
    const ask = (options: object) => () => oracle.measure(product(1), [1, 1], 'barrier', options)
    expect(ask({})).toThrow(/options.other: must be the weights that these are compared with/)
    expect(ask({ other: [1] })).toThrow(/options.other: the model has 2 weights/)
    expect(ask({ other: [1, 1], points: 24 })).toThrow(/options.points: must be a whole number from 25/)
    expect(() => oracle.measure(product(1), [1, 1], 'connection', { other: [1, 2], steps: -1 })).toThrow(
      /options/,
    )
  })
})

describe('alignment', () => {
  test('the best assignment, by trying all orders of four', () => {
    const scores = Array.from({ length: 4 }, (_, i) => draw(4, 50 + i))
    const orders = (left: number[]): number[][] =>
      left.length === 0
        ? [[]]
        : left.flatMap((x) => orders(left.filter((y) => y !== x)).map((o) => [x, ...o]))
    const value = (order: ArrayLike<number>) => scores.reduce((sum, row, i) => sum + row[order[i]!]!, 0)
    expect(value(bestAssignment(scores))).toBeCloseTo(Math.max(...orders([0, 1, 2, 3]).map(value)), 14)
  })

  test('recovers any order of the units, in two hidden layers too, and keeps the function', () => {
    const layout = layoutOf(mlpSpec({ widths: [2, 9, 7, 2] }))
    const weights = draw(layout.size, 0)
    const orders = [stream.permutation(9, 1), stream.permutation(7, 2)]
    const shuffled = permuteUnits(layout, weights, orders)
    expect(shuffled).not.toEqual(weights)
    const e: TrainingInput = {
      ...moons('tanh'),
      data: { kind: 'table', task: 'regression', inputs: [[1, 2], [0, -1], [3, 1]], targets: [[0, 0], [1, 1], [0, 2]] },
      model: { kind: 'mlp', widths: [2, 9, 7, 2], activation: 'tanh' },
      metric: { loss: 'squared' },
    } // prettier-ignore
    const [f, g] = [weights, shuffled].map((w) => oracle.measure(e, w, 'outputs').values)
    f!.forEach((y, i) => expect(g![i]).toBeCloseTo(y, 13))
    const found = oracle.measure(e, weights, 'alignment', { other: shuffled })
    expect([...found.vectors![0]!]).toEqual([...weights])
    expect([...found.values.subarray(0, 9)].map((j) => orders[0]![j])).toEqual([...Array(9).keys()])
    const inputs = draw(40, 6)
    const byWhatTheySay = alignByActivations(layout, weights, shuffled, inputs, 20)
    expect(permuteUnits(layout, shuffled, byWhatTheySay)).toEqual(weights)
    expect(alignByWeights(layout, weights, weights).map((order) => [...order])).toEqual([
      [...Array(9).keys()],
      [...Array(7).keys()],
    ])
  })

  test('a network with the sign of a tanh unit flipped is the same function but not a permutation', () => {
    const layout = layoutOf(mlpSpec({ widths: [2, 3, 1] }))
    const weights = draw(layout.size, 3)
    const turned = weights.map((w, i) => ([0, 3, 6, 9].includes(i) ? -w : w))
    const e: TrainingInput = { ...moons('tanh', 3), starts: [{ kind: 'weights', values: [...weights] }] }
    const [f, g] = [weights, turned].map((w) => oracle.measure(e, w, 'outputs').values)
    f!.forEach((y, i) => expect(g![i]).toBeCloseTo(y, 13))
    const [aligned] = oracle.measure(e, weights, 'alignment', { other: turned }).vectors!
    // These weights are drawn, not trained, so their barrier is lower than those of S18 below.
    expect(oracle.measure(e, weights, 'barrier', { other: aligned! }).values[0]).toBeGreaterThan(0.01)
  })

  test('halfway to a copy with the signs of all tanh units flipped is the loss of a constant: S18 has .667', () => {
    const units = 8
    const e: TrainingInput = {
      ...moons('tanh', units),
      algorithms: [{ id: 'adam', learningRate: 0.02, steps: 200 }],
    }
    const trained = oracle.train(e)[0]!.finalWeights
    const bias = trained.length - 1
    const turned = trained.map((w, i) => (i === bias ? w : -w))
    const loss = (weights: ArrayLike<number>) =>
      oracle.measure(e, [...Array.from(weights)], 'metric').values[0]!
    const wall = oracle.measure(e, trained, 'barrier', { other: turned }).values[0]!
    const constant = loss(trained.map((w, i) => (i === bias ? w : 0)))
    expect(wall).toBeCloseTo(constant - loss(trained), 12)
    // ln 2 is the least loss of a constant. S18's ends have a loss of .027.
    expect(wall).toBeGreaterThan(Math.LN2 - loss(trained))
  })

  test.each(['tanh', 'relu'] as const)(
    '%s, 32 units: the wall was a relabelling, and a bend removes it (S17, S18)',
    (activation) => {
      const e = moons(activation)
      const [one, other] = oracle.train(e).map((run) => run.finalWeights) as [Float64Array, Float64Array]
      const height = (weights: Float64Array) =>
        oracle.measure(e, one, 'barrier', { other: weights }).values[0]!
      const naive = height(other)
      for (const by of ['weights', 'activations'] as const) {
        const [aligned] = oracle.measure(e, one, 'alignment', { other, by }).vectors!
        expect(height(aligned!), by).toBeLessThan(0.2 * naive)
      }
      const curve = oracle.measure(e, one, 'connection', { other, steps: 1200 }).values
      const line = oracle.measure(e, one, 'path', { other }).values
      const end = Math.max(line[0]!, line.at(-1)!)
      expect(Math.max(...line)).toBeGreaterThan(5 * end)
      expect(Math.max(...curve)).toBeLessThan(1.5 * end)
    },
  )
})

describe('cka between networks', () => {
  const e = moons('tanh', 6)

  test('with both baselines; a permuted copy has 1', () => {
    const layout = layoutOf(mlpSpec({ widths: [2, 6, 1] }))
    const runs = oracle.train({ ...e, algorithms: [{ id: 'adam', learningRate: 0.02, steps: 50 }] })
    const [one, other] = runs.map((run) => run.finalWeights) as [Float64Array, Float64Array]
    const starts = runs.map((run) => run.weights(0))
    const { values } = oracle.measure(e, one, 'cka', { other })
    const between = (p: Float64Array, q: Float64Array) => oracle.measure(e, p, 'cka', { other: q }).values[0]!
    expect([...values]).toEqual([
      between(one, other),
      between(starts[0]!, starts[1]!),
      between(one, starts[0]!),
      between(other, starts[1]!),
    ])
    const permuted = permuteUnits(layout, one, [stream.permutation(6)])
    expect(between(one, permuted)).toBeCloseTo(1, 12)
    const test = oracle.measure(e, one, 'cka', { other, part: 'test' }).values[0]
    expect(test).not.toBeCloseTo(values[0]!, 4)
    expect(oracle.measure(e, one, 'cka', { other, debiased: true }).values[0]).not.toBe(values[0])
  })

  test('refuses missing weights', () => {
    const other = draw(25, 9)
    const ask =
      (options: object, experiment = e) =>
      () =>
        oracle.measure(experiment, other, 'cka', { other, ...options })
    expect(ask({ layer: 2 })).toThrow(/options.layer: must be a hidden layer, from 1 to 1/)
    expect(ask({ otherStart: 2 })).toThrow(/options.otherStart: there is no start 2/)
    const flat: TrainingInput = { ...e, model: { kind: 'mlp', widths: [2, 1], activation: 'linear' } }
    expect(() => oracle.measure(flat, [1, 2, 3], 'cka', { other: [1, 2, 3] })).toThrow(/no hidden layer/)
  })
})
