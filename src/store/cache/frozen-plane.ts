import { weightsShape } from '../../experiment/spec/model.ts'
import { componentsNote } from '../../edit/components-note.ts'
import { mergePatch, type Patch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Terrain } from '../../reference/results.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import { namesRun, planeKey, textOf } from './cache-keys.ts'

const plus = (origin: ArrayLike<number>, step: ArrayLike<number>): number[] =>
  Array.from(origin, (entry, i) => entry + step[i]!)

/** A surface's plane, and the share of the runs that it shows. */
type Plane = Pick<Terrain, 'origin' | 'u' | 'v' | 'extent' | 'variance' | 'curvatures'>

/** Returns a plane through runs as the numbers that it currently has. */
function writtenDown(experiment: TrainingExperiment, terrain: Plane): PlaneSpec | undefined {
  const { plane } = experiment
  const { origin, u, v, extent } = terrain
  const here = Array.from(origin)
  switch (plane.kind) {
    case 'through':
      return { ...plane, points: [here, plus(origin, u), plus(origin, v)] }
    case 'line':
      return { ...plane, from: here, to: plus(origin, u) }
    case 'weights':
    case 'random':
    case 'directions':
      return { ...plane, origin: here }
    case 'pca':
    case 'hessian':
      return {
        kind: 'directions',
        u: Array.from(u),
        v: Array.from(v),
        ...componentsNote(experiment, terrain),
        origin: here,
        extent,
      }
    default:
      return undefined
  }
}

const shapeOf = ({ model }: TrainingExperiment): string => textOf(weightsShape(model.kind, model))

/**
 * Returns the plane of `terrain` as numbers, if a change from `before` to `merged` would only move it along
 * with its runs. `undefined` if it goes through no runs, if it should follow them (`view.follow`), or if the
 * change asks for another plane through its spec, a start, the seed or the shape of the network.
 */
export function frozenPlane(
  before: TrainingExperiment,
  merged: unknown,
  terrain: Plane | undefined,
): PlaneSpec | undefined {
  const same = (read: (experiment: Partial<TrainingExperiment>) => unknown) =>
    textOf(read(before)) === textOf(read(merged as Partial<TrainingExperiment>))
  if (!terrain || before.view.follow || !namesRun(before.plane) || otherShape(before, merged))
    return undefined
  const family = ({ model }: Partial<TrainingExperiment>) => [
    model?.kind,
    model?.kind === 'function' && model.id,
  ]
  return same((e) => [e.plane, e.starts, e.seed, family(e)]) ? writtenDown(before, terrain) : undefined
}

/**
 * Returns whether a network has a different shape, so that a frozen plane of the previous one does not fit
 * it.
 */
export const otherShape = (before: TrainingExperiment, next: unknown): boolean => {
  const { kind } = before.model
  const { model } = next as { readonly model?: Readonly<Record<string, unknown>> }
  return kind !== 'function' && shapeOf(before) !== textOf(weightsShape(kind, model))
}

/** Returns an experiment, parsed or not, with its plane replaced. */
export const onPlane = (experiment: unknown, plane: PlaneSpec): unknown =>
  typeof experiment === 'object' ? { ...experiment, plane } : experiment

/** A plane through runs, its numbers when it was frozen, and the key of the plane that these are. */
export interface FrozenPlane {
  readonly was: PlaneSpec
  readonly frozen: PlaneSpec
  readonly key: string
}

/** Returns whether `key` belongs to an experiment's plane, or to the plane that was frozen for it. */
export function isPlaneOf(
  key: string,
  experiment: TrainingExperiment,
  frozen: FrozenPlane | undefined,
): boolean {
  const { plane } = experiment
  const written = frozen && textOf(frozen.was) === textOf(plane) ? [frozen.frozen] : []
  return [plane, ...written].some((each) => planeKey({ ...experiment, plane: each }) === key)
}

const extentOf = (plane: PlaneSpec) => ('extent' in plane ? plane.extent : undefined)

/**
 * Returns the patch that restores a frozen plane, with its current extent; `undefined` if there is now
 * another kind of plane, or one that goes through runs.
 */
export function givenBack({ was, frozen }: FrozenPlane, plane: PlaneSpec): Patch | undefined {
  if (frozen.kind !== plane.kind || namesRun(plane)) return undefined
  const extent = extentOf(plane)
  const own = was.kind !== frozen.kind && textOf(extent) === textOf(extentOf(frozen))
  const cleared = Object.fromEntries(Object.keys(plane).map((key) => [key, null]))
  return { ...cleared, ...was, ...(extent && !own ? { extent } : {}) }
}

/**
 * Returns the experiment with its own plane instead of the one that was frozen for it; the experiment itself
 * if it is on its own plane.
 */
export function onOwnPlane(experiment: Experiment, frozen: FrozenPlane | undefined): Experiment {
  const plane = frozen && hasSurface(experiment) ? givenBack(frozen, experiment.plane) : undefined
  return plane ? parseExperiment(mergePatch(experiment, { plane })) : experiment
}
