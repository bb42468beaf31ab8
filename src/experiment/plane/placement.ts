import { ExperimentError } from '../error.ts'
import type { Placement, Plane, Problem, RunRequest } from '../problem.ts'
import type { PlaneSpec, Origin } from '../schema/plane.ts'
import { axesOf } from './axes.ts'
import {
  checkSpan,
  directionsThrough,
  randomDirections,
  unitDirection,
  type Directions,
} from './directions.ts'
import { defaultExtent } from './extent.ts'
import { pointOn } from './grid.ts'
import { Points, type Asking } from './points.ts'

const later = (kind: string): ExperimentError =>
  ExperimentError.at(
    'plane.kind',
    `the ${kind} plane comes later: choose weights, random, directions or through`,
  )

/** The point that a plane passes through; 'start' and 'end' are start 0's base and its run with algorithm 0. */
function* originOf(problem: Problem, points: Points, origin: Origin): Asking<Float64Array> {
  if (origin === 'zero') return new Float64Array(problem.size)
  if (origin === 'start') return yield* points.base(0)
  const reference = origin === 'end' ? { start: 0, algorithm: 0, step: 'end' as const } : origin
  const [point = new Float64Array(problem.size)] = yield* points.all([reference])
  return point
}

type Spanned = readonly [origin: Float64Array, ...directions: Directions]

function* spanned(problem: Problem, points: Points, plane: PlaneSpec): Asking<Spanned> {
  switch (plane.kind) {
    case 'weights': {
      const origin = Float64Array.from(yield* originOf(problem, points, plane.origin))
      origin[plane.first] = 0
      origin[plane.second] = 0
      return [origin, unitDirection(problem.size, plane.first), unitDirection(problem.size, plane.second)]
    }
    case 'random': {
      const origin = yield* originOf(problem, points, plane.origin)
      return [origin, ...randomDirections(problem, origin, plane.normalization)]
    }
    case 'directions': {
      const directions: Directions = [Float64Array.from(plane.u), Float64Array.from(plane.v)]
      checkSpan(directions, 'plane')
      return [yield* originOf(problem, points, plane.origin), ...directions]
    }
    case 'through': {
      const [p0, p1, p2] = yield* points.all(plane.points)
      if (!p0 || !p1 || !p2) throw ExperimentError.at('plane.points', 'must be three points')
      return [p0, ...directionsThrough([p0, p1, p2])]
    }
    case 'line': {
      const [from, to] = yield* points.all([plane.from, plane.to])
      if (!from || !to || from.every((entry, i) => entry === to[i]))
        throw ExperimentError.at('plane.to', 'the two ends of the line are the same point')
      return [from, to.map((entry, i) => entry - (from[i] ?? 0)), new Float64Array(problem.size)]
    }
    case 'pca':
    case 'hessian':
    case 'hyperparameters':
      throw later(plane.kind)
  }
}

/**
 * Where everything of an experiment is. It yields each run whose weights the plane or a start needs and is given those
 * weights, so that the oracle drives it synchronously and the engine asynchronously.
 *
 * What a plane takes from a start it takes from the start's base: where a dragged start stands changes no plane.
 *
 * Throws ExperimentError where points span no plane or a run that the plane needs has diverged, and for the planes that come later.
 */
export function* place(problem: Problem): Generator<RunRequest, Placement, readonly Float64Array[]> {
  const { experiment } = problem
  const points = new Points(problem)
  const [origin, u, v] = yield* spanned(problem, points, experiment.plane)
  if (![origin, u, v].every((vector) => vector.every(Number.isFinite)))
    throw ExperimentError.at(
      'plane',
      'the run that this plane goes through has diverged: lower its learning rate or take another origin',
    )
  const extent =
    ('extent' in experiment.plane ? experiment.plane.extent : undefined) ??
    defaultExtent(experiment.plane, experiment.model)
  if (!extent) throw later(experiment.plane.kind)
  const plane: Plane = { origin, u, v, extent, axes: axesOf(problem, experiment.plane) }
  const starts: Float64Array[] = []
  for (const [index, start] of experiment.starts.entries())
    starts.push(start.kind === 'plane' ? pointOn(plane, start.a, start.b) : yield* points.base(index))
  return { plane, base: yield* points.base(0), starts }
}

/** Drives `place` with a function that makes the runs. */
export function placeWith(
  problem: Problem,
  run: (request: RunRequest) => readonly Float64Array[],
): Placement {
  const placing = place(problem)
  let state = placing.next([])
  while (!state.done) state = placing.next(run(state.value))
  return state.value
}

/** Drives `place` with runs that take their time; what `run` throws passes through. */
export async function placeWithAsync(
  problem: Problem,
  run: (request: RunRequest) => Promise<readonly Float64Array[]>,
): Promise<Placement> {
  const placing = place(problem)
  let state = placing.next([])
  while (!state.done) state = placing.next(await run(state.value))
  return state.value
}
