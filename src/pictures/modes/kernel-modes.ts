import type { ModeShares, ModesView } from './bl-modes.ts'
import { patchExperiment } from '../../experiment/format/merge.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Modes } from '../../exchange/lecture/scenario.ts'
import { kernelDecay, type KernelDecay } from '../../theory/formulas/kernel-decay.ts'

/** Returns what gradient descent has learned of labels: 1 - rate^{2k} of the part along each eigenvector. */
function sharesAt(label: string, { shares, rates }: KernelDecay, step: number): ModeShares {
  const learned = Array.from(rates, (rate) => 1 - rate ** (2 * step))
  const sum = shares.reduce((total, share) => total + share, 0)
  const done = shares.reduce((total, share, i) => total + share * learned[i]!, 0)
  return { label, shares: shares.toReversed(), learned: learned.reverse(), whole: done / sum }
}

/** Returns the labels of a step along its kernel after a number of steps; undefined unless a decay is predicted. */
export function kernelModes(
  { labels }: Modes,
  experiment: TrainingExperiment,
  step: number,
): ModesView | undefined {
  const decays = labels.flatMap(({ label, experiment: patch }) => {
    const decay = kernelDecay(patchExperiment(experiment, patch), { limit: 1 }, undefined)
    return decay ? [{ label, decay }] : []
  })
  const [first] = decays
  if (!first || decays.length < labels.length) return undefined
  return {
    step,
    eigenvalues: Array.from(first.decay.eigenvalues).reverse(),
    labels: decays.map(({ label, decay }) => sharesAt(label, decay, step)),
  }
}
