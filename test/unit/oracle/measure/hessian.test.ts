import { describe, expect, test } from 'vitest'
import { RandomStream } from '../../../../src/math/random.ts'
import { dot, norm } from '../../../../src/math/vector.ts'
import type { MeasureName } from '../../../../src/experiment/measurement.ts'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../../../src/experiment/schema/experiment.ts'
import { algorithmIds } from '../../../../src/experiment/schema/algorithm.ts'
import { stabilityThreshold } from '../../../../src/experiment/theory/stability.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { product } from '../../../support/experiments.ts'

const wide: ExperimentInput = {
  ...product,
  data: { kind: 'generated', id: 'two-moons', size: 30 },
  model: { kind: 'mlp', widths: [2, 12, 12, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
}
const stream = new RandomStream(8, 'hessian measures')
const point = Float64Array.from({ length: 205 }, (_, i) => stream.normal(i) / 2)

describe('sharpness', () => {
  test('at a minimum of (w₁ w₂ - 1)²/2 it is w₁² + w₂², beside 2/η', () => {
    const { values, vectors } = oracle.measure(product, [2, 0.5], 'sharpness')
    expect(values[0]).toBeCloseTo(4.25, 13)
    expect(values[1]).toBe(20)
    expect(vectors![0]![0]! / vectors![0]![1]!).toBeCloseTo(0.25, 12)
  })

  test('the threshold is where the iteration on a quadratic stops being stable', () => {
    for (const id of algorithmIds) {
      const algorithm = algorithmSpec({ id, learningRate: 0.1, momentum: 0.5, weightDecay: 0.3 })
      const threshold = stabilityThreshold(algorithm)
      if (!['sgd', 'momentum', 'nesterov', 'heavy-ball'].includes(id)) {
        expect(threshold, id).toBeUndefined()
        continue
      }
      const bowl = (curvature: number) =>
        oracle.train({
          ...product,
          data: { kind: 'none' },
          model: { kind: 'function', id: 'quadratic', parameters: { a: curvature, b: 0 } },
          algorithms: [{ ...algorithm, steps: 2000 }],
          starts: [{ kind: 'weights', values: [1, 0] }],
        })[0]!.finalWeights[0]!
      expect(Math.abs(bowl(0.99 * threshold!)), id).toBeLessThan(1e-3)
      expect(Math.abs(bowl(1.01 * threshold!)), id).toBeGreaterThan(1e3)
    }
  })

  test('no threshold is known where layers have rates of their own', () => {
    expect(
      stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0.1, layerRates: [2, 2] })),
    ).toBeCloseTo(10, 12)
    expect(
      stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0.1, layerRates: [2, 1] })),
    ).toBeUndefined()
    expect(stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0 }))).toBeUndefined()
    expect(
      stabilityThreshold(algorithmSpec({ id: 'sgd', schedule: { kind: 'cosine', to: 0 } })),
    ).toBeUndefined()
  })
})

describe('hessian-top', () => {
  test('of 205 weights by Lanczos equals the whole spectrum; a guess changes nothing but the time', () => {
    const spectrum = oracle.measure(wide, point, 'hessian-spectrum').values
    const top = oracle.measure(wide, point, 'hessian-top', { count: 4 })
    const scale = spectrum.at(-1)!
    top.values.forEach((value, k) =>
      expect(Math.abs(value - spectrum.at(-1 - k)!)).toBeLessThan(1e-8 * scale),
    )
    const moved = point.map((w, i) => w + 0.01 * stream.normal(i, 1))
    const guess = oracle.measure(wide, moved, 'hessian-top', { count: 4 }).vectors!
    const warm = oracle.measure(wide, point, 'hessian-top', { count: 4, guess })
    warm.values.forEach((value, k) => expect(Math.abs(value - top.values[k]!)).toBeLessThan(1e-8 * scale))
    expect(Math.abs(dot(warm.vectors![0]!, top.vectors![0]!))).toBeCloseTo(1, 8)
  })

  test('the eigenvector is the direction in which the gradient turns fastest', () => {
    const { values, vectors } = oracle.measure(wide, point, 'hessian-top')
    const h = 1e-5
    const at = (sign: number) =>
      oracle.measure(
        wide,
        point.map((w, i) => w + sign * h * vectors![0]![i]!),
        'gradient',
      ).values
    const [up, down] = [at(1), at(-1)]
    const turned = up.map((g, i) => (g - down[i]!) / (2 * h))
    expect(norm(turned.map((g, i) => g - values[0]! * vectors![0]![i]!))).toBeLessThan(1e-8)
  })
})

test('what cannot be measured is refused with a sentence', () => {
  const ask = (what: string, options = {}, experiment = product, weights: number[] = [2, -1]) =>
    oracle.measure(experiment, weights, what as MeasureName, options)
  expect(() => ask('curliness')).toThrow(/what: there is no measure 'curliness': choose metric/)
  expect(() => ask('toString')).toThrow(/no measure/)
  expect(() => ask('hessian-top', { count: 0 })).toThrow(/options.count: must be a whole number from 1 to 2/)
  expect(() => ask('hessian-top', { guess: [[1]] })).toThrow(/options.guess\[0\]/)
  expect(() => ask('sharpness', { algorithm: 1 })).toThrow(/options.algorithm: there is no algorithm 1/)
  expect(() => ask('metric', {}, product, [1])).toThrow(/weights: the model has 2 weights/)
  const big: ExperimentInput = {
    ...wide,
    model: { kind: 'mlp', widths: [2, 50, 50, 1], activation: 'relu' },
  }
  expect(() => ask('hessian-spectrum', {}, big, new Array<number>(2751).fill(0))).toThrow(
    /what: 'hessian-spectrum' is for up to 2000 weights, not 2751/,
  )
})
