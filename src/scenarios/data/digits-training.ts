import type { Patch } from '../scenario.ts'
import { fromHe } from './he-start.ts'

/** Adam at a rate that falls from `from` to a tenth of it, evenly on a logarithmic scale, over so many steps. */
export const falling = (from: number, steps: number) => ({
  id: 'adam',
  learningRate: from,
  schedule: { kind: 'step', every: 1, factor: 0.1 ** (1 / steps) },
  steps,
})

/** Digits of which this share has labels from a hat. */
export const fromHat = (labelCorruption: number): Patch => ({ data: { labelCorruption } })

/** A network that knows its digits by heart, whatever their labels are: trained by Adam to a loss of 0.02 (S54). */
export const learnedByHeart = (learningRate: number) => ({
  model: { kind: 'mlp', widths: [64, 28, 28, 10], activation: 'relu' },
  metric: { loss: 'cross-entropy' },
  algorithms: [{ id: 'adam', learningRate, steps: 500, stop: { quantity: 'loss', below: 0.02 } }],
  starts: fromHe(2),
})
