import { mergePatch, type Patch } from '../experiment/format/merge.ts'
import { draggedWeights } from '../reference/plane/grid.ts'
import type { Numbers, Terrain, Trajectory } from '../reference/results.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { PlaneStart } from '../experiment/spec/start.ts'
import { textOf } from '../store/cache/cache-keys.ts'
import { otherShape } from '../store/cache/frozen-plane.ts'

/** Returns what spans the plane of an experiment, whatever its extent; empty if it has no plane. */
export const spanOf = (experiment: Experiment): string =>
  hasSurface(experiment) ? textOf({ ...experiment.plane, extent: undefined }) : ''

/** The places of dragged starts: w_0 of their runs, or the plane in which they were dragged. */
export interface Placed {
  readonly terrain: Pick<Terrain<Numbers>, 'origin' | 'u' | 'v'> | undefined
  readonly runs: readonly (Trajectory | undefined)[]
}

/** Returns w_0 of a start dragged to (a, b): the trained run's, or else the plane's. */
function weightsAt(start: PlaneStart, run: Trajectory | undefined, terrain: NonNullable<Placed['terrain']>) {
  const here = run && run.a[0] === Math.fround(start.a) && run.b[0] === Math.fround(start.b)
  return here && !start.off ? Array.from(run.weights(0)) : Array.from(draggedWeights(terrain, start))
}

/**
 * Returns a patch that moves an experiment to another plane, with each dragged start replaced by its weights, since its
 * coordinates mean nothing in the new plane. The patch is returned unchanged if the plane stays the same, the network
 * changes, or the patch sets the starts.
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
