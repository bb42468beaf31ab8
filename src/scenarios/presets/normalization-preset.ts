import { fromHe } from '../data/he-start.ts'
import { entryOf } from './lines.ts'
import type { Preset } from './preset.ts'

const [hidden, width] = [6, 16]

/** Six layers of ReLUs on digits, trained at each learning rate with each normalisation: S49 as a plane of runs. */
export const normalizationPreset: Preset = {
  ...entryOf('normalisation-and-rate'),
  try: 'Choose another hyperparameter for an axis, or more of its options, under Start, in “plane and extent”.',
  experiment: {
    version: 1,
    title: 'Normalisation and rate',
    seed: 1,
    data: { kind: 'generated', id: 'digits', size: 64 },
    model: { kind: 'mlp', widths: [64, ...new Array<number>(hidden).fill(width), 10], activation: 'relu' },
    metric: { loss: 'cross-entropy' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 100 }],
    starts: fromHe(hidden),
    plane: {
      kind: 'hyperparameters',
      a: { path: '/algorithms/0/learningRate', from: 0.003, to: 30, scale: 'log' },
      b: { path: '/model/normalization', scale: 'choice', values: ['batch', 'layer', 'none'] },
    },
    view: { height: 'log' },
  },
}
