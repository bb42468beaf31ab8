import type { Patch } from '../scenario.ts'
import { fromHe } from './he-start.ts'

/** Units of each hidden layer. */
const width = 16

/** The widths of so many hidden layers, and a start that is drawn for their ReLU units. */
function hiddenLayers(count: number, inputs: number, outputs: number) {
  const hidden = Array<number>(count).fill(width)
  return { widths: [inputs, ...hidden, outputs], starts: fromHe(count) }
}

const onSpirals = hiddenLayers(13, 2, 1)

/** Thirteen hidden layers on two spirals, normalised over the samples, at weights that nothing has trained. */
export const untrainedSpirals = {
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'spirals', size: 256, noise: 0.05 },
  model: { kind: 'mlp', widths: onSpirals.widths, activation: 'relu', normalization: 'batch' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.005, steps: 0 }],
  starts: onSpirals.starts,
  plane: { kind: 'random', normalization: 'filter', origin: 'start' },
} as const satisfies Patch

/** The dial of skips at s, on the same weights: β = √(1 − s²) keeps the size of what goes through. */
export const atStrength = (strength: number) =>
  ({ model: { residual: { strength, branch: 'complement' } } }) as const

/** So many hidden layers on images of digits. */
export function onDigits(count: number): Patch {
  const { widths, starts } = hiddenLayers(count, 64, 10)
  return { model: { widths }, starts }
}

/** Skips as ResNets have them, their branches divided by the root of their number. */
export const withSkips = { model: { residual: { strength: 1, branch: 'inverse-sqrt' } } } as const

/** None. */
export const withoutSkips = { model: { residual: null } } as const
