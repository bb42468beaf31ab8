import { mergePatch, type Patch } from '../experiment/format/merge.ts'
import { draggedWeights } from '../reference/plane/grid.ts'
import type { Numbers, Terrain, Trajectory } from '../reference/results.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { PlaneStart } from '../experiment/spec/start.ts'
import { textOf } from '../store/cache/cache-keys.ts'
import { otherShape } from '../store/cache/frozen-plane.ts'

/** The plane of an experiment by what spans it, whatever is shown of it; empty where it has none. */
export const spanOf = (experiment: Experiment): string =>
  hasSurface(experiment) ? textOf({ ...experiment.plane, extent: undefined }) : ''

/** The places of dragged starts: w_0 of their runs, or the plane that they were dragged in. */
export interface Placed {
  readonly terrain: Pick<Terrain<Numbers>, 'origin' | 'u' | 'v'> | undefined
  readonly runs: readonly (Trajectory | undefined)[]
}

/** w_0 that was dragged to (a, b), as it was trained, or as the plane has it. */
function weightsAt(start: PlaneStart, run: Trajectory | undefined, terrain: NonNullable<Placed['terrain']>) {
  const here = run && run.a[0] === Math.fround(start.a) && run.b[0] === Math.fround(start.b)
  return here && !start.off ? Array.from(run.weights(0)) : Array.from(draggedWeights(terrain, start))
}

/**
 * A change that puts an experiment on another plane, with each dragged start as the weights that it had, for its coordinates
 * mean nothing there; as it is where the plane stays, another network is meant, or the change says where the starts are.
 */
export function onSameWeights(before: Experiment, patch: Patch, { terrain, runs }: Placed): Patch {
  if (!hasSurface(before) || !terrain || !patch['plane'] || patch['starts']) return patch
  const merged = mergePatch(before, patch) as TrainingExperiment
  if (spanOf(before) === spanOf(merged) || otherShape(before, merged)) return patch
  if (before.starts.every(({ kind }) => kind !== 'plane')) return patch
  const count = before.algorithms.length
  const starts = before.starts.map((start, i) =>
    start.kind === 'plane' ? { kind: 'weights', values: weightsAt(start, runs[i * count], terrain) } : start,
  )
  return { ...patch, starts }
}
