import type { TrainingInput } from '../../experiment/spec/experiment.ts'

/** Two moons with a constant third input, so that a network of ReLUs needs no biases and can be rescaled. */
export const homogeneous = {
  version: 1,
  title: 'One minimum, many rulers',
  seed: 4,
  data: { kind: 'generated', id: 'two-moons', size: 40, noise: 0.1, features: ['x1', 'x2', '1'] },
  model: { kind: 'mlp', widths: [3, 8, 1], activation: 'relu', bias: false },
  metric: { loss: 'logistic' },
} as const satisfies Partial<TrainingInput>

// prettier-ignore
/** Weights after 3,000 steps of gradient descent at rate 0.2 from a random start there, in float32: W_1 row by row, then W_2. */
export const sharpMinimum: readonly number[] = [
  2.48120975, -0.261727214, 0.660671949, -1.07131875, -0.0460369289, -0.152348995, 5.29570627, 4.65970325,
  -1.03927708, -0.699499428, 0.416538507, 0.889233351, -1.82770264, -0.35712412, 0.338987857, 1.8178463,
  3.4533093, -2.24594545, -1.18827462, 1.38715744, -0.662843525, 0.146799207, -2.46126246, 2.58477211,
  4.25419283, 0.360108525, -1.04088378, -1.86555815, 1.68949246, 0.0914902166, 5.59526014, -5.57646608,
]
