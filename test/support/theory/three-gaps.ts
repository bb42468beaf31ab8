import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'

/** Gauss-Legendre points of [-1, 0] and [0, 1]: exact for degree 5, and (w₀ + w₁ x² - |x|)² has degree 4 on each half. */
export const nodes = [-Math.sqrt(0.6), 0, Math.sqrt(0.6)].map((x) => (1 + x) / 2)
export const shares = [5, 8, 5]

/** U[-1, 1] as a test set that integrates exactly. */
export const exactPopulation = {
  testInputs: [...nodes.map((x) => [-x]), ...nodes.map((x) => [x])],
  testTargets: [...nodes, ...nodes].map((y) => [y]),
  testWeights: [...shares, ...shares].map((m) => [m]),
}

const x = [-0.95, -0.7, -0.45, -0.2, 0.1, 0.35, 0.6, 0.85]
const noise = [1, -1, 1, 1, -1, 1, -1, -1]

/**
 * S01: |x| by w₀ + w₁ x², from eight noisy samples. The test set stands for U[-1, 1]. Weights are (w₁, w₀).
 */
export const threeGaps = (steps: number, population: object = exactPopulation): TrainingInput => ({
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
