import { patchBetween } from '../edit/patch.ts'
import { mergePatch } from '../experiment/format/merge.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import type { Experiment, TrainingExperiment } from '../experiment/spec/experiment.ts'
import { weightCount } from '../experiment/spec/model.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import { algorithmName } from '../words/run-names.ts'
import type { Beside } from '../exchange/lecture/scenario.ts'
import { onSameWeights, type Placed } from './same-weights.ts'

/** A view next to the primary one, with its name and its merge patch on the primary's experiment. */
export interface BesideView extends Beside {
  /** Index of the only algorithm whose runs it shows; all if undefined. */
  readonly only?: number
}

/** Returns true if each run can be drawn in its own plane: there are several, and more weights than a plane has dimensions. */
export const hasOwnPlanes = ({ algorithms, model, plane }: TrainingExperiment): boolean =>
  algorithms.length > 1 && weightCount(model) > 2 && plane.kind !== 'hyperparameters'

const known = new WeakMap<TrainingExperiment, readonly BesideView[]>()

/**
 * Returns views that draw each algorithm's run from the first start in the plane of its own principal components, if the
 * experiment asks for them. Equal experiments get the same list.
 */
export function ownPlanes(experiment: TrainingExperiment): readonly BesideView[] {
  const { algorithms, plane, view } = experiment
  if (view.planes === 'one' || !hasOwnPlanes(experiment)) return []
  const before = known.get(experiment)
  if (before) return before
  const views = algorithms.map((spec, algorithm): BesideView => {
    const own: PlaneSpec = { kind: 'pca', of: { start: 0, algorithm } }
    const patch = { plane: patchBetween(plane, own), view: { planes: 'one' } }
    return { title: algorithmName(spec, algorithms), experiment: patch, only: algorithm }
  })
  known.set(experiment, views)
  return views
}

export interface BesideExperiment {
  readonly experiment?: Experiment
  readonly issues: readonly ExperimentIssue[]
}

/** Merges a view's patch into the primary's experiment, and keeps dragged starts at their weights. */
export function besideExperiment(
  primary: Experiment,
  { experiment: patch }: BesideView,
  placed: Placed,
): BesideExperiment {
  try {
    const merged = mergePatch(primary, onSameWeights(primary, patch, placed))
    return { experiment: parseExperiment(merged), issues: [] }
  } catch (error) {
    return { issues: issuesOf(error) }
  }
}
