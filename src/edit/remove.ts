import { baseOf, defaultBase, type BaseStart, type StartSpec } from '../experiment/spec/start.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Axis } from '../experiment/spec/axis.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import type { PointRef } from '../experiment/spec/point.ts'

/**
 * What happens to points on runs when a start or an algorithm is removed: some are lost, those on later ones
 * are renumbered.
 */
interface Removal {
  lost(point: PointRef): boolean
  renumbered(point: PointRef): PointRef
  /** Renumbers an axis of hyperparameters; a lost one keeps its path. */
  moved(axis: Axis): Axis
}

const removal = (which: 'start' | 'algorithm', index: number): Removal => ({
  moved: (axis) => {
    const [head, n] = new RegExp(`^/${which}s/(\\d+)/`).exec(axis.path) ?? []
    if (head === undefined || Number(n) <= index) return axis
    return { ...axis, path: `/${which}s/${Number(n) - 1}/${axis.path.slice(head.length)}` }
  },
  lost: (point) => !Array.isArray(point) && (point[which] === index || point.matched?.[which] === index),
  renumbered(point) {
    if (Array.isArray(point)) return point
    const earlier = <T extends Record<typeof which, number>>(ref: T): T =>
      ref[which] < index ? ref : { ...ref, [which]: ref[which] - 1 }
    return { ...earlier(point), ...(point.matched && { matched: earlier(point.matched) }) }
  },
})

function pointsOf(plane: PlaneSpec): readonly PointRef[] {
  if (plane.kind === 'through') return plane.points
  if (plane.kind === 'line') return [plane.from, plane.to]
  return 'origin' in plane && typeof plane.origin !== 'string' ? [plane.origin] : []
}

/** Returns the components of the same run, or of the first one if that is removed. */
function componentsAfter(
  { of, ...plane }: Extract<PlaneSpec, { kind: 'pca' }>,
  { lost, renumbered }: Removal,
): PlaneSpec {
  if (!of || lost({ ...of, step: 'end' })) return plane
  const next = renumbered({ ...of, step: 'end' })
  return Array.isArray(next) ? plane : { ...plane, of: { start: next.start, algorithm: next.algorithm } }
}

function planeAfter(plane: PlaneSpec, removal: Removal): PlaneSpec {
  const { lost, renumbered, moved } = removal
  if (plane.kind === 'pca') return componentsAfter(plane, removal)
  if (pointsOf(plane).some(lost))
    return 'origin' in plane
      ? { ...plane, origin: 'start' }
      : { kind: 'random', normalization: 'filter', origin: 'start' }
  if (plane.kind === 'through') {
    const [p, q, r] = plane.points
    return { ...plane, points: [renumbered(p), renumbered(q), renumbered(r)] }
  }
  if (plane.kind === 'hyperparameters') return { ...plane, a: moved(plane.a), b: moved(plane.b) }
  if (plane.kind === 'line') return { ...plane, from: renumbered(plane.from), to: renumbered(plane.to) }
  return 'origin' in plane && typeof plane.origin !== 'string'
    ? { ...plane, origin: renumbered(plane.origin) }
    : plane
}

function startAfter(
  start: StartSpec,
  { model }: TrainingExperiment,
  { lost, renumbered }: Removal,
): StartSpec {
  const base = baseOf(start, model)
  if (base.kind !== 'scaled') return start
  const next: BaseStart = lost(base.of) ? defaultBase(model) : { ...base, of: renumbered(base.of) }
  return start.kind === 'plane' ? { ...start, base: next } : next
}

/**
 * Removes an algorithm. References to later ones are renumbered, and a plane or a start that lay on its runs
 * becomes the default.
 */
export function withoutAlgorithm(
  experiment: TrainingExperiment,
  index: number,
): Pick<TrainingExperiment, 'algorithms' | 'starts' | 'plane' | 'terrain'> {
  const { algorithms, starts, plane, terrain } = experiment
  const change = removal('algorithm', index)
  const later = terrain.algorithm > index ? terrain.algorithm - 1 : terrain.algorithm
  return {
    algorithms: algorithms.filter((_, other) => other !== index),
    starts: starts.map((start) => startAfter(start, experiment, change)),
    plane: planeAfter(plane, change),
    terrain: { ...terrain, algorithm: terrain.algorithm === index ? 0 : later },
  }
}

/** Removes a start, in the same way as withoutAlgorithm. */
export function withoutStart(
  experiment: TrainingExperiment,
  index: number,
): Pick<TrainingExperiment, 'starts' | 'plane'> {
  const change = removal('start', index)
  const rest = experiment.starts.filter((_, other) => other !== index)
  return {
    starts: rest.map((start) => startAfter(start, experiment, change)),
    plane: planeAfter(experiment.plane, change),
  }
}
