import { weightsShape } from '../../experiment/spec/model.ts'
import { componentsNote } from '../../edit/components-note.ts'
import type { Patch } from '../../experiment/format/merge.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import { namesRun, planeKey, textOf } from './cache-keys.ts'

const plus = (origin: ArrayLike<number>, step: ArrayLike<number>): number[] =>
  Array.from(origin, (entry, i) => entry + step[i]!)

/** A plane that goes through runs, written down as the numbers that it has now. */
function writtenDown(experiment: TrainingExperiment, terrain: Terrain): PlaneSpec | undefined {
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
 * The plane of `terrain` written down as numbers, where a change from `before` to `merged` would only move it with the runs that
 * it goes through. Undefined where it goes through none, where it is to follow them (`view.follow`), and where the change asks for
 * another plane: by its spec, a start, the seed or the shape of the network.
 */
export function frozenPlane(
  before: TrainingExperiment,
  merged: unknown,
  terrain: Terrain | undefined,
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

/** True of a network of another shape, which a plane written down for the one before does not fit. */
export const otherShape = (before: TrainingExperiment, next: unknown): boolean => {
  const { kind } = before.model
  const { model } = next as { readonly model?: Readonly<Record<string, unknown>> }
  return kind !== 'function' && shapeOf(before) !== textOf(weightsShape(kind, model))
}

/** An experiment, parsed or not, on another plane, of which nothing of the one before is left. */
export const onPlane = (experiment: unknown, plane: PlaneSpec): unknown =>
  typeof experiment === 'object' ? { ...experiment, plane } : experiment

/** A plane through runs, and the numbers that it had when it was written down. */
export interface FrozenPlane {
  readonly was: PlaneSpec
  readonly frozen: PlaneSpec
}

/** True where the plane of key `key` is an experiment's, or the one that was written down for it. */
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
 * The patch that gives a plane written down back as what it was, in an extent that was changed since; undefined where another
 * kind of plane is there by now, or one that still goes through runs.
 */
export function givenBack({ was, frozen }: FrozenPlane, plane: PlaneSpec): Patch | undefined {
  if (frozen.kind !== plane.kind || namesRun(plane)) return undefined
  const extent = extentOf(plane)
  const own = was.kind !== frozen.kind && textOf(extent) === textOf(extentOf(frozen))
  const cleared = Object.fromEntries(Object.keys(plane).map((key) => [key, null]))
  return { ...cleared, ...was, ...(extent && !own ? { extent } : {}) }
}
