import { at } from '../../math/at.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Placement, Plane, PlaceRequest } from './plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Work } from '../../math/work.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { checkSpan, defaultExtent, type PlaneSpec, type Origin } from '../../experiment/spec/plane.ts'
import { axisInterval } from '../../experiment/spec/axis.ts'
import { directionsThrough, randomDirections, unitDirection } from './directions.ts'
import { draggedWeights } from './grid.ts'
import { Points, type Asking } from './points.ts'
import { boxOf, pathSpacing } from './run-path.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** Returns whether a plane's points are weights. */
export const holdsWeights = ({ kind }: PlaneSpec): boolean => kind !== 'hyperparameters'

/**
 * Rejects a plane of hyperparameters, whose points are runs. `so` ends its sentence: 'there is no w_0 to
 * move'. @throws ExperimentError
 */
export function checkHoldsWeights(plane: PlaneSpec, so: string): void {
  if (holdsWeights(plane)) return
  throw ExperimentError.at('plane', `on a plane of hyperparameters every point is a run: ${so}`)
}

/** Entries checked between two rests: a millisecond. */
const betweenRests = 2 ** 16

/** Rejects a plane with vectors that are not finite. */
function* checkFinite(vectors: readonly Float64Array[]): Work<void> {
  for (const vector of vectors)
    for (let from = 0; from < vector.length; from += betweenRests) {
      // Zero times a value that is not finite is NaN.
      let zero = 0
      const end = Math.min(vector.length, from + betweenRests)
      for (let i = from; i < end; i++) zero += 0 * vector[i]!
      if (zero !== 0)
        throw ExperimentError.at(
          'plane',
          'the run that this plane goes through has diverged: lower its learning rate, or choose another plane or origin',
        )
      if (end < vector.length) yield
    }
}

/**
 * Returns the point that a plane passes through; 'start' and 'end' are start 0's base and its run with
 * algorithm 0.
 */
function* originOf(problem: TrainingProblem, points: Points, origin: Origin): Asking<Float64Array> {
  if (origin === 'zero') return new Float64Array(problem.size)
  if (origin === 'start') return yield* points.base(0)
  const reference = origin === 'end' ? { start: 0, algorithm: 0, step: 'end' as const } : origin
  const [point = new Float64Array(problem.size)] = yield* points.all([reference])
  return point
}

type Spanned = Pick<Plane, 'origin' | 'u' | 'v' | 'variance' | 'curvatures'> & { readonly extent?: Extent }

/**
 * Returns the run that defines a plane of 'pca' or 'hessian': from the base of a start, by default start 0
 * with algorithm 0.
 */
function runOf(
  problem: TrainingProblem,
  points: Points,
  { start = 0, algorithm = 0 }: { readonly start?: number; readonly algorithm?: number } = {},
): Asking<readonly Float64Array[]> {
  const spec = problem.experiment.algorithms[algorithm]
  const steps = spec ? lastStep(spec) : 0
  return points.path(start, algorithm, pathSpacing(steps, problem.size))
}

type PcaPlane = Extract<PlaneSpec, { kind: 'pca' }>

function* pcaPlane(problem: TrainingProblem, points: Points, plane: PcaPlane): Asking<Spanned> {
  const path = yield* runOf(problem, points, plane.of)
  const origin = path.at(-1) ?? new Float64Array(problem.size)
  yield* checkFinite([origin])
  const answer = yield { path }
  const [u, v, explained, walk] = [at(answer, 0), at(answer, 1), at(answer, 2), at(answer, 3)]
  return {
    origin,
    u,
    v,
    extent: boxOf(path, { origin, u, v }),
    variance: {
      explained: [explained[0]!, explained[1]!],
      randomWalk: [walk[0]!, walk[1]!],
      dimensions: walk[2]!,
    },
  }
}

type HessianPlane = Extract<PlaneSpec, { kind: 'hessian' }>

function* hessianPlane(problem: TrainingProblem, points: Points, plane: HessianPlane): Asking<Spanned> {
  const path = plane.extent ? undefined : yield* runOf(problem, points)
  const end = plane.origin === 'end' ? path?.at(-1) : undefined
  const origin = end ?? (yield* originOf(problem, points, plane.origin))
  yield* checkFinite([origin])
  const reference = yield* points.base(0)
  const answer = yield { which: plane.which, weights: origin, reference }
  const [u, v, values] = [at(answer, 0), at(answer, 1), at(answer, 2)]
  yield* checkFinite([u, v])
  return {
    origin,
    u,
    v,
    curvatures: [values[0]!, values[1]!],
    ...(path && { extent: boxOf(path, { origin, u, v }) }),
  }
}

function* spanned(problem: TrainingProblem, points: Points, plane: PlaneSpec): Asking<Spanned> {
  switch (plane.kind) {
    case 'weights': {
      const origin = Float64Array.from(yield* originOf(problem, points, plane.origin))
      origin[plane.first] = 0
      origin[plane.second] = 0
      return {
        origin,
        u: unitDirection(problem.size, plane.first),
        v: unitDirection(problem.size, plane.second),
      }
    }
    case 'random': {
      const origin = yield* originOf(problem, points, plane.origin)
      const [u, v] = yield* randomDirections(problem, origin, plane.normalization)
      return { origin, u, v }
    }
    case 'directions': {
      const [u, v] = [Float64Array.from(plane.u), Float64Array.from(plane.v)]
      checkSpan([u, v], 'plane')
      return { origin: yield* originOf(problem, points, plane.origin), u, v }
    }
    case 'through': {
      const [p0, p1, p2] = yield* points.all(plane.points)
      if (!p0 || !p1 || !p2) throw ExperimentError.at('plane.points', 'must be three points')
      const [u, v] = directionsThrough([p0, p1, p2])
      return { origin: p0, u, v }
    }
    case 'line': {
      const [from, to] = yield* points.all([plane.from, plane.to])
      if (!from || !to || from.every((entry, i) => entry === to[i]))
        throw ExperimentError.at('plane.to', 'the two ends of the line are the same point')
      return {
        origin: from,
        u: to.map((entry, i) => entry - from[i]!),
        v: new Float64Array(problem.size),
      }
    }
    case 'pca':
      return yield* pcaPlane(problem, points, plane)
    case 'hessian':
      return yield* hessianPlane(problem, points, plane)
    case 'hyperparameters': {
      const nowhere = new Float64Array(problem.size)
      const extent = { a: axisInterval(plane.a), b: axisInterval(plane.b) }
      return { origin: yield* points.base(0), u: nowhere, v: nowhere, extent }
    }
  }
}

/**
 * Computes the plane and the starts of an experiment. It yields requests (for the weights or principal
 * components of a run, or the curvatures at a point) and receives those vectors: the oracle runs it
 * synchronously, the engine asynchronously.
 *
 * A plane through a start passes through its base, so dragging the start changes no plane.
 *
 * A plane of hyperparameters is not a plane of weights: u and v are zero, and a dragged start is at its base.
 * @throws ExperimentError if points span no plane, and if a run that the plane needs has diverged or does not
 * move
 */
export function* place(problem: TrainingProblem): Asking<Placement> {
  const { experiment } = problem
  const points = new Points(problem)
  const { extent: own, ...span } = yield* spanned(problem, points, experiment.plane)
  yield* checkFinite([span.origin, span.u, span.v])
  const extent =
    ('extent' in experiment.plane ? experiment.plane.extent : undefined) ??
    own ??
    defaultExtent(experiment.plane, experiment.model)
  if (!extent) throw ExperimentError.at('plane.extent', 'must be given for this plane')
  const plane: Plane = { ...span, extent }
  const starts: Float64Array[] = []
  for (const [index, start] of experiment.starts.entries())
    starts.push(
      start.kind === 'plane' && holdsWeights(experiment.plane)
        ? draggedWeights(plane, start)
        : yield* points.base(index),
    )
  return { plane, base: yield* points.base(0), starts }
}

/**
 * Runs `place` with asynchronous runs, curvatures, components, matches and rests; their errors pass through.
 */
export async function placeWithAsync(
  problem: TrainingProblem,
  ask: (request: PlaceRequest) => Promise<readonly Float64Array[]>,
  rest: () => Promise<void>,
): Promise<Placement> {
  const placing = place(problem)
  let state = placing.next([])
  while (!state.done) {
    if (!state.value) await rest()
    state = placing.next(state.value ? await ask(state.value) : [])
  }
  return state.value
}
