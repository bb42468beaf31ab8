import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/parse.ts'
import type { ExperimentInput } from '../../../../src/experiment/schema/experiment.ts'

/** Gauss-Legendre points of [-1, 0] and [0, 1], exact for the polynomials of degree 5 that occur. */
const nodes = [-Math.sqrt(0.6), 0, Math.sqrt(0.6)].map((x) => (1 + x) / 2)
const shares = [5, 8, 5]
const population = {
  testInputs: [...nodes.map((x) => [-x]), ...nodes.map((x) => [x])],
  testTargets: [...nodes, ...nodes].map((y) => [y]),
  testWeights: [...shares, ...shares].map((m) => [m]),
}
const x = [-0.95, -0.7, -0.45, -0.2, 0.1, 0.35, 0.6, 0.85]
const noise = [1, -1, 1, 1, -1, 1, -1, -1]

/** S01: |x| by w₀ + w₁ x², eight noisy samples, success on U[-1, 1]; weights are (w₁, w₀). */
const threeGaps = (steps: number): ExperimentInput => ({
  version: 1,
  seed: 1,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: x.map((input) => [input]),
    targets: x.map((input, n) => [Math.abs(input) + 0.1 * noise[n]!]),
    ...population,
    features: ['x1^2'],
  },
  model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.3, steps }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

describe('the three gaps', () => {
  test.each([
    [1, 0.070397],
    [5, 0.03258],
    [20, 0.008971],
    [50, 0.001016],
    [200, 0],
  ])('of S01 after %d steps: only the algorithm gap shrinks', (steps, expected) => {
    const e = threeGaps(steps)
    const [run] = oracle.train(e)
    const { values, vectors } = oracle.measure(e, run!.finalWeights, 'gaps')
    const [model, metric, algorithm] = values as unknown as [number, number, number]
    expect(Math.abs(model - 1 / 192)).toBeLessThan(1e-12)
    expect(Math.abs(metric - 0.000526)).toBeLessThan(1e-6)
    expect(Math.abs(algorithm - expected)).toBeLessThan(1e-5)
    const [best, sample] = vectors!
    expect(best![0]).toBeCloseTo(15 / 16, 9)
    expect(best![1]).toBeCloseTo(3 / 16, 9)
    expect(sample![0]).toBeCloseTo(0.862596, 5)
    expect(sample![1]).toBeCloseTo(0.2177, 5)
    const reached = oracle.measure(e, run!.finalWeights, 'metric', {
      metric: { ...parseExperiment(e).metric, part: 'test' },
    }).values[0]!
    expect(Math.abs(model + metric + algorithm - reached)).toBeLessThan(1e-15)
  })

  test('shifted data have gaps of their own (S06)', () => {
    const e = threeGaps(1)
    const shifted: ExperimentInput = {
      ...e,
      data: {
        ...(e.data as Extract<ExperimentInput['data'], { kind: 'table' }>),
        inputs: population.testInputs,
        targets: population.testTargets,
        weights: population.testWeights,
        parts: {
          shifted: {
            inputs: nodes.map((t) => [2 * t]),
            targets: nodes.map((t) => [2 * t]),
            weights: shares.map((m) => [m]),
          },
        },
      },
    }
    const metric = { ...parseExperiment(shifted).metric, part: 'shifted' }
    const { values } = oracle.measure(shifted, [0, 0], 'gaps', { metric })
    expect(values[0]).toBeCloseTo(1 / 48, 12)
    expect(values[0]! + values[1]!).toBeCloseTo(403 / 768, 9)
  })

  test('success without a gradient is searched by the trained loss on its part; early stopping may help', () => {
    const moons: ExperimentInput = {
      ...threeGaps(1),
      data: { kind: 'generated', id: 'two-moons', size: 12, testSize: 100, noise: 0.3 },
      model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
      metric: { loss: 'logistic', weightDecay: 1e-3 },
      algorithms: [{ id: 'adam', learningRate: 0.05, steps: 40 }],
      starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    }
    const [run] = oracle.train(moons)
    const metric = { ...parseExperiment(moons).metric, loss: 'zero-one', part: 'test' } as const
    const { values } = oracle.measure(moons, run!.finalWeights, 'gaps', { metric })
    expect(values[0]).toBeGreaterThanOrEqual(0)
    expect(values[1]).toBeGreaterThanOrEqual(0)
    const reached = oracle.measure(moons, run!.finalWeights, 'metric', { metric }).values[0]!
    expect(values[0]! + values[1]! + values[2]!).toBeCloseTo(reached, 14)
    expect(values[0]).toBeLessThanOrEqual(reached)
  })
})
