import { parseTraining } from './parse.ts'
import type { TrainingExperiment } from '../spec/experiment.ts'

/** A JSON merge patch (RFC 7396): objects merge, null removes, everything else replaces. */
export type Patch = Readonly<Record<string, unknown>>

/** True of an object with named fields, which a list is not. */
export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The target with the patch applied; neither is changed, and unchanged parts are shared. */
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
 * A training with a change, parsed. A parsed experiment has its defaults written out, so a patch that changes a kind or an id
 * sets the fields that went with the old one to null.
 * @throws ExperimentError where the result is none.
 */
export const patchExperiment = (experiment: TrainingExperiment, patch: Patch): TrainingExperiment =>
  parseTraining(mergePatch(experiment, patch))
