import type { Experiment } from '../experiment/schema/experiment.ts'
import { isConvex, type ThreeGaps } from './three-gaps.ts'

/** What the best in the family is, and how it was found. */
export function gapWords(experiment: Experiment, { gaps, searched }: ThreeGaps): string {
  const best = 'Best in the family: the least that any weights of this network give.'
  if (!gaps) return `${best} It is searched for.`
  if (isConvex(experiment))
    return `${best} The network is linear in its weights and the loss is convex, so that the search ends at the minimum.`
  return `${best} The least that Newton’s method found from ${searched} points; there may be better, so that the model gap is at most this.`
}
