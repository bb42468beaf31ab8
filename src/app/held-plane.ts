import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { PlaneSpec } from '../experiment/schema/plane.ts'
import { namesRun, textOf } from './dependence.ts'

const plus = (origin: ArrayLike<number>, step: ArrayLike<number>): number[] =>
  Array.from(origin, (entry, i) => entry + (step[i] ?? 0))

/** A plane that goes through runs, written down as the numbers that it has now. */
function writtenDown(plane: PlaneSpec, { origin, u, v }: Terrain): PlaneSpec | undefined {
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
    default:
      return undefined
  }
}

const shapeOf = ({ model }: Experiment): string =>
  textOf(model.kind === 'mlp' ? [model.widths, model.bias] : model.id)

/**
 * The numbers of the plane that stands, if it goes through runs and `merged` is the experiment before but for what those runs
 * are made of; undefined where the change means another plane (its spec, a start, the seed, the shape of the network).
 */
export function heldPlane(
  before: Experiment,
  merged: unknown,
  terrain: Terrain | undefined,
): PlaneSpec | undefined {
  const same = (read: (experiment: Partial<Experiment>) => unknown) =>
    textOf(read(before)) === textOf(read(merged as Partial<Experiment>))
  if (!terrain || !namesRun(before.plane) || otherShape(before, merged)) return undefined
  const family = ({ model }: Partial<Experiment>) => [model?.kind, model?.kind === 'function' && model.id]
  return same((e) => [e.plane, e.starts, e.seed, family(e)]) ? writtenDown(before.plane, terrain) : undefined
}

/** Whether a network has another shape, so that a plane written down for the one before does not fit it. */
export const otherShape = (before: Experiment, next: unknown): boolean => {
  const model = (next as { readonly model?: { readonly widths?: unknown; readonly bias?: unknown } }).model
  return before.model.kind === 'mlp' && shapeOf(before) !== textOf([model?.widths, model?.bias])
}
