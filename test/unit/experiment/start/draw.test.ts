import { describe, expect, test } from 'vitest'
import { memorized } from '../../../../src/experiment/start/memorizing-relu.ts'
import { drawStart, constructStart } from '../../../../src/experiment/start/draw.ts'
import type { MlpSpec } from '../../../../src/experiment/spec/model.ts'
import { distributions, type Distribution, type RandomStart } from '../../../../src/experiment/spec/start.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'

const start = (more: Partial<RandomStart> = {}): RandomStart => ({
  kind: 'random',
  distribution: 'normal',
  scale: 1,
  antisymmetric: false,
  count: 1,
  ...more,
})

const problemOf = (model: Partial<MlpSpec> & { widths: number[] }, seed = 7) =>
  networkProblem(mlpSpec(model), { train: partOfRows([[0]], [[0]]) }, undefined, { seed })

const drawn = (widths: number[], more: Partial<RandomStart> = {}, index = 0) =>
  drawStart(problemOf({ widths }), start(more), index)

/** Variance of W of a 100-80 layer for scale 1. */
const variances: Record<Exclude<Distribution, 'identity'>, number> = {
  normal: 1,
  uniform: 1 / 3,
  'glorot-normal': 2 / 180,
  'glorot-uniform': 2 / 180,
  'he-normal': 2 / 100,
  'lecun-normal': 1 / 100,
  'torch-linear': 1 / 300,
  rademacher: 1,
}

describe('drawn starts', () => {
  test.each(Object.entries(variances))(
    '%s has the stated variance times scale²',
    (distribution, variance) => {
      const weights = drawn([100, 80], { distribution: distribution as Distribution, scale: 3 }).slice(
        0,
        8000,
      )
      const found = weights.reduce((sum, w) => sum + w * w, 0) / 8000
      expect(Math.abs(found / (9 * variance) - 1)).toBeLessThan(5 * Math.sqrt(2 / 8000))
      expect(weights.reduce((sum, w) => sum + w, 0) / 8000).toBeLessThan(5 * Math.sqrt(found / 8000))
    },
  )

  test('identity puts scale on the diagonal', () => {
    expect([...drawn([2, 3], { distribution: 'identity', scale: 2 })]).toEqual([2, 0, 0, 0, 2, 0, 0, 0, 0])
  })

  test('every weight is the float32 of its own draw', () => {
    const stream = new RandomStream(7, 'start/3')
    const weights = drawn([2, 3, 1], { scale: 0.3, biasScale: 0.1 }, 3)
    expect(weights[4]).toBe(Math.fround(0.3 * stream.normal(4)))
    expect(weights[7]).toBe(Math.fround(0.1 * stream.normal(7)))
    expect(weights).toEqual(drawn([2, 3, 1], { scale: 0.3, biasScale: 0.1, index: 3 }, 0))
    expect(weights).not.toEqual(drawn([2, 3, 1], { scale: 0.3, biasScale: 0.1 }, 0))
  })

  test.each(distributions)(
    'biases of %s are 0 unless given a scale, except for torch-linear',
    (distribution) => {
      const biases = (more: Partial<RandomStart>) => drawn([4, 50], { distribution, ...more }).slice(200)
      if (distribution === 'torch-linear') {
        expect(Math.max(...biases({}))).toBeLessThanOrEqual(0.5)
        expect(Math.max(...biases({}))).toBeGreaterThan(0.3)
      } else expect(biases({}).every((b) => b === 0)).toBe(true)
      expect(biases({ biasScale: 0 }).every((b) => b === 0)).toBe(true)
      const deviation = Math.sqrt(biases({ biasScale: 2 }).reduce((sum, b) => sum + b * b, 0) / 50)
      expect(Math.abs(deviation / 2 - 1)).toBeLessThan(0.5)
    },
  )

  test('layers have their own distribution', () => {
    const layers: RandomStart['layers'] = [
      { distribution: 'identity', scale: 1 },
      { distribution: 'rademacher', scale: 5 },
    ]
    const weights = drawn([2, 2, 1], { layers })
    expect([...weights.slice(0, 4)]).toEqual([1, 0, 0, 1])
    expect([...weights.slice(6, 8)].map(Math.abs)).toEqual([5, 5])
  })

  test('antisymmetric starts pair the units of the last hidden layer and have no output bias', () => {
    const weights = drawn([2, 4, 1], { antisymmetric: true, biasScale: 1 })
    const incoming = (unit: number) => [weights[unit], weights[4 + unit], weights[8 + unit]]
    for (const unit of [0, 1]) {
      expect(incoming(unit)).toEqual(incoming(unit + 2))
      expect(weights[12 + unit]).toBe(-weights[12 + unit + 2]!)
      expect(weights[12 + unit]).not.toBe(0)
    }
    expect(weights[16]).toBe(0)
  })
})

describe('the memorising ReLU network', () => {
  const rows = Array.from({ length: 20 }, (_, i) => [i / 20])
  const labels = rows.map((_, i) => [(i * 7) % 3 === 0 ? 1 : -1])
  const built = (widths: number[], inputs = rows, more: Partial<MlpSpec> = {}) =>
    constructStart(
      networkProblem(mlpSpec({ widths, activation: 'relu', ...more }), { train: partOfRows(inputs, labels) }),
      'memorizing-relu',
      0,
    )

  test('fits 20 evenly spaced points within the error of float32 weights (S34: 2.5e-4 up to n = 200)', () => {
    const weights = built([1, 20, 1])
    rows.forEach(([x = 0], n) => {
      let f = weights[60]!
      for (let j = 0; j < 20; j++) f += weights[40 + j]! * Math.max(0, weights[j]! * x + weights[20 + j]!)
      expect(Math.abs(f - labels[n]![0]!)).toBeLessThan(2.5e-4)
    })
  })

  test('is exact in float64 on random projections, and refused where float32 spoils it', () => {
    const random = (count: number, seed: number) => {
      const stream = new RandomStream(seed, 'points')
      const inputs = Array.from({ length: count }, (_, n) => [stream.normal(n, 0), stream.normal(n, 1)])
      const signs = inputs.map((_, n) => [stream.uniform(n, 2) < 0.5 ? -1 : 1])
      const model = mlpSpec({ widths: [2, count, 1], activation: 'relu' })
      return networkProblem(model, { train: partOfRows(inputs, signs) })
    }
    for (const count of [20, 100, 200]) {
      const { outputs, targets, numbers } = memorized(random(count, 1), 0, false)
      expect(numbers).toBe(2 * count + 2)
      outputs.forEach((f, n) => expect(Math.abs(f - targets[n]!)).toBeLessThan(1e-9))
    }
    const apart = (seed: number, count: number) => {
      const { outputs, targets } = memorized(random(count, seed), 0, true)
      return Math.max(...outputs.map((f, n) => Math.abs(f - targets[n]!)))
    }
    expect(apart(1, 20)).toBeLessThan(1e-2)
    const spoiled = [1, 2, 3, 4, 5, 6].find((seed) => apart(seed, 1000) >= 0.5)
    expect(spoiled).toBeDefined()
    expect(() => constructStart(random(1000, spoiled!), 'memorizing-relu', 0)).toThrow(
      /fewer samples. Rounded to float32/,
    )
    expect(() => constructStart(random(20, 1), 'memorizing-relu', 0)).not.toThrow()
  })

  test('on evenly spaced points is exact to 1e-12 in float64', () => {
    for (const count of [20, 100, 200]) {
      const inputs = Array.from({ length: count }, (_, j) => [(j + 1) / count])
      const signs = inputs.map((_, j) => [(j * j + (j >> 2)) % 3 === 0 ? 1 : -1])
      const model = mlpSpec({ widths: [1, count, 1], activation: 'relu' })
      const problem = networkProblem(model, { train: partOfRows(inputs, signs) })
      const { outputs, targets } = memorized(problem, 0, false)
      outputs.forEach((f, n) => expect(Math.abs(f - targets[n]!)).toBeLessThan(1e-12))
    }
  })

  test('says what it needs', () => {
    expect(() => built([1, 19, 1])).toThrow('one hidden unit for each of the 20 training samples')
    expect(() => built([1, 20, 1], rows, { activation: 'tanh' })).toThrow('the activation relu')
    expect(() => built([1, 20, 1], Array<number[]>(20).fill([1]))).toThrow('inputs that all differ')
    expect(() => constructStart(problemOf({ widths: [1, 1] }), 'perpetuum-mobile', 2)).toThrow('starts[2].id')
  })
})
