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

/** A view beside the primary one: its name, and the merge patch that makes its experiment of the primary's. */
export interface BesideView extends Beside {
  /** Place of the one algorithm whose runs it shows; all where not given. */
  readonly only?: number
}

/** True where each run can be drawn in a plane of its own: there are several, and more weights than a plane has. */
export const hasOwnPlanes = ({ algorithms, model, plane }: TrainingExperiment): boolean =>
  algorithms.length > 1 && weightCount(model) > 2 && plane.kind !== 'hyperparameters'

const known = new WeakMap<TrainingExperiment, readonly BesideView[]>()

/**
 * Views in which each algorithm's run from the first start is drawn in the plane of its own principal components, where the
 * experiment asks for them; the same list for the same experiment.
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

/** The experiment of a view beside a primary one, or the reasons why there is none. */
export interface BesideExperiment {
  readonly experiment?: Experiment
  readonly issues: readonly ExperimentIssue[]
}

/** Merges a view's patch into the primary's experiment, with dragged starts where they are in its plane. */
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
