import type { Axis } from '../../experiment/spec/axis.ts'
import { entryOf } from './lines.ts'
import type { Preset } from './preset.ts'

/** The learning-rate factor of a layer, from 0.1 to 10,000. */
const rateOf = (layer: 0 | 1): Axis => ({
  path: `/algorithms/0/layerRates/${layer}`,
  from: 0.1,
  to: 1e4,
  scale: 'log',
})

/** A small version of the fractal boundary of trainability: 6 weights, 6 samples of noise, y = W_1 tanh(W_0 x)/2. */
export const trainabilityPreset: Preset = {
  ...entryOf('edge-of-trainability'),
  try: 'Hold shift and draw a box over the edge to zoom in, or choose the final loss as height under Start, in “plane and extent”.',
  experiment: {
    version: 1,
    title: 'The edge of trainability',
    seed: 1,
    data: { kind: 'generated', id: 'gaussian', size: 6 },
    model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh', bias: false, layerScales: [1, 0.5] },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 1, layerRates: [1, 1], steps: 100 }],
    starts: [{ kind: 'random', distribution: 'normal', scale: 1 }],
    plane: { kind: 'hyperparameters', a: rateOf(0), b: rateOf(1) },
    terrain: { quantity: 'outcome', show: 'convergence' },
  },
}
