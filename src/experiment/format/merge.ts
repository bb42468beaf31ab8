import { parseTraining } from './parse.ts'
import type { TrainingExperiment } from '../spec/experiment.ts'

/** A JSON merge patch (RFC 7396): objects merge, null removes, everything else replaces. */
export type Patch = Readonly<Record<string, unknown>>

/** Returns true for an object with named fields, which excludes lists. */
export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the target with the patch applied; neither is changed, and unchanged parts are shared. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch
  const fields = new Map(isFields(target) ? Object.entries(target) : [])
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) fields.delete(key)
    else if (value !== undefined) fields.set(key, mergePatch(fields.get(key), value))
  }
  return Object.fromEntries(fields)
}

/**
 * Applies a patch to a training and parses the result. A parsed experiment contains its defaults, so a patch that changes a kind or an id
 * sets the fields of the old one to null.
 * @throws ExperimentError if the result is not a training.
 */
export const patchExperiment = (experiment: TrainingExperiment, patch: Patch): TrainingExperiment =>
  parseTraining(mergePatch(experiment, patch))
