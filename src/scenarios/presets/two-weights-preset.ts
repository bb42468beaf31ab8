import type { Preset } from './preset.ts'

/** The flagship: one data point x = 1, y = 1 through one hidden unit, L = (w_2 φ(w_1) - 1)²/2. */
export const twoWeightsPreset: Preset = {
  id: 'two-weights',
  title: 'Two weights',
  idea: 'One data point, one hidden unit. Drag w₀, and the whole run follows. Press L for the linear network.',
  experiment: {
    version: 1,
    title: 'Two weights',
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
    model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh', linearity: 0, bias: false },
    metric: { loss: 'squared', factor: 0.5 },
    algorithms: [
      { id: 'sgd', learningRate: 0.01, steps: 1000 },
      { id: 'momentum', learningRate: 0.01, momentum: 0.9, steps: 1000 },
      { id: 'adam', learningRate: 0.02, steps: 1000 },
    ],
    starts: [{ kind: 'weights', values: [2, -1] }],
    plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-3.5, 3.5], b: [-3.5, 3.5] } },
    view: { height: 'log' },
  },
}
