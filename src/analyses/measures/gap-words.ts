import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { isLinearized } from '../../reference/measurement.ts'
import type { Success } from '../../reference/metric/success.ts'
import { isConvex } from './three-gaps.ts'

/**
 * Two sentences: the meaning of the best in the family of an algorithm's runs, and how it was found from `searched` points;
 * undefined while it is not found. Errors have no slope to search along.
 */
export function gapWords(
  experiment: TrainingExperiment,
  algorithm: number,
  searched: number | undefined,
  { metric }: Success,
): string {
  const family = isLinearized(experiment, { algorithm }) ? 'linearisation' : 'network'
  const best = `Best in the family: the least that any weights of this ${family} give.`
  if (searched === undefined) return `${best} It is searched for.`
  if (metric.loss === 'zero-one')
    return `${best} Errors have no slope: the trained loss was minimised there, from ${searched} points; there may be better, so that the model gap is at most this.`
  if (isConvex(experiment, algorithm))
    return `${best} The ${family} is linear in its weights and the loss is convex, so that the search ends at the minimum.`
  return `${best} The least that Newton’s method found from ${searched} points; there may be better, so that the model gap is at most this.`
}
