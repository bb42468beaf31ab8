import { expect, test } from 'vitest'
import { norm } from '../../../../../src/math/linear-algebra/vector.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'

/** S36: 3-8-1 ReLU without biases, with 1 as the third input. */
const moons: TrainingInput = {
  version: 1,
  seed: 2,
  data: {
    kind: 'table',
    task: 'classification',
    inputs: Array.from({ length: 40 }, (_, n) => {
      const t = (Math.PI * (0.5 + Math.floor(n / 2))) / 20
      return n % 2 === 0 ? [Math.cos(t), Math.sin(t), 1] : [1 - Math.cos(t), 0.5 - Math.sin(t), 1]
    }),
    targets: Array.from({ length: 40 }, (_, n) => [n % 2 === 0 ? 1 : -1]),
  },
  model: { kind: 'mlp', widths: [3, 8, 1], activation: 'relu', bias: false },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 3000 }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
}
const [run] = oracle.train(moons, { record: { every: 3000, weights: false } })
const weights = run!.finalWeights

test('one layer times α, the other divided by α: the same function, and a Hessian of D⁻¹ H D⁻¹ as sharp as you like (S36)', () => {
  const size = weights.length
  const alphas = [1, 2, 5, 10, 100]
  const loss = oracle.measure(moons, weights, 'metric').values[0]!
  const sharpness = alphas.map((alpha) => {
    const scaled = weights.map((w, i) => (i < 24 ? alpha * w : w / alpha))
    expect(Math.abs(oracle.measure(moons, scaled, 'metric').values[0]! - loss)).toBeLessThan(1e-12)
    const { values, vectors } = oracle.measure(moons, scaled, 'sharpness')
    const [lambda] = values
    const direction = vectors![0]!.map((d, i) => (i < 24 ? d / alpha : d * alpha))
    const h = 1e-6
    const at = (sign: number) =>
      oracle.measure(
        moons,
        weights.map((w, i) => w + sign * h * direction[i]!),
        'gradient',
      ).values
    const [up, down] = [at(1), at(-1)]
    const turned = up.map((g, i) => ((g - down[i]!) / (2 * h)) * (i < 24 ? 1 / alpha : alpha))
    const rest = turned.map((g, i) => g - lambda! * vectors![0]![i]!)
    expect(norm(rest) / lambda!).toBeLessThan(1e-6)
    return lambda!
  })
  expect(size).toBe(32)
  const only = oracle.measure(
    { ...moons, model: { kind: 'mlp', widths: [3, 8, 1], activation: 'relu', bias: false, trained: [2] } },
    weights,
    'sharpness',
  ).values[0]!
  alphas.forEach((alpha, k) => {
    if (alpha >= 10) expect(Math.abs(sharpness[k]! / (alpha ** 2 * only) - 1)).toBeLessThan(0.005)
  })
  expect(sharpness[4]!).toBeGreaterThan(1000 * sharpness[0]!)
})

test('the straight line from w_0 to the end of a run falls monotonically (S38)', () => {
  const start = oracle.train({ ...moons, algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 0 }] })[0]!
  const { values } = oracle.measure(moons, start.finalWeights, 'path', { other: weights, points: 51 })
  values.forEach((value, i) => {
    if (i > 0) expect(value).toBeLessThanOrEqual(values[i - 1]!)
  })
})

test('a regression has the published Hessian, and its largest stable rate is 2/λ (S19)', () => {
  const e: TrainingInput = {
    ...moons,
    data: {
      kind: 'table',
      task: 'regression',
      inputs: [0.5, -1, 2, -0.5, 1].map((x) => [x]),
      targets: [1, -0.4, 2.1, 0.1, 1.3].map((y) => [y]),
    },
    model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
    metric: { loss: 'squared', factor: 0.5 },
    algorithms: [{ id: 'sgd', learningRate: 1.26806985, steps: 1 }],
  }
  const spectrum = oracle.measure(e, [0, 0], 'hessian-spectrum').values
  expect(spectrum[0]).toBeCloseTo(0.72279981, 8)
  expect(spectrum[1]).toBeCloseTo(1.57720019, 8)
  const [sharpness, threshold] = oracle.measure(e, [0, 0], 'sharpness').values
  expect(sharpness).toBeCloseTo(threshold!, 7)
})
