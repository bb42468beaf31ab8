import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'

/** One data point x = 1, y = 1 with f = w₂ w₁, so L = (w₁ w₂ - 1)²/2. */
export const product: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'linear', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 40 }],
  starts: [{ kind: 'weights', values: [2, -1] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/**
 * Two classes learned by one network, trained as it is and as its linearisation; the two end at different
 * weights.
 */
export const twins: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 40 },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  metric: { loss: 'squared' },
  algorithms: [
    { id: 'sgd', learningRate: 0.3, steps: 60 },
    { id: 'sgd', learningRate: 0.3, steps: 60, linearized: true },
  ],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'none' },
}

/** A network of 17 weights on 40 samples of two moons, with one run. */
export const moons: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 40 },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 60 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'pca' },
}

type FunctionModel = Extract<TrainingInput['model'], { kind: 'function' }>

/**
 * An experiment on a function of two weights, over the plane of both. By default it takes one short step from
 * the origin.
 */
export const onFunction = (
  model: Omit<FunctionModel, 'kind'>,
  rest: Partial<TrainingInput> = {},
): TrainingInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'none' },
  model: { kind: 'function', ...model },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 1 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
  ...rest,
})
