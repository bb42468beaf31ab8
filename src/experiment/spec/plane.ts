import * as v from 'valibot'
import { areParallel, norm } from '../../math/linear-algebra/vector.ts'
import { functionOf } from '../functions/catalogue.ts'
import { axis, axisIssues } from './axis.ts'
import { mostAlgorithms, mostStarts } from './values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from './values/error.ts'
import { numbers } from './values/lists.ts'
import { weightCount, type ModelSpec } from './model.ts'
import { extent, fraction, whole, type Extent } from './values/numbers.ts'
import { pointRef, referenceIssues, weightsIssues, type Runs } from './point.ts'
import { count } from './values/sentences.ts'
import type { TerrainSpec } from './terrain.ts'

/** A point that a plane passes through: 0, w_0 or the end of the first run, a list of weights, or a point of a run. */
export const origin = v.union(
  [v.picklist(['zero', 'start', 'end']), pointRef],
  "must be 'zero', 'start', 'end', a list of weights, or { start, algorithm, step }",
)
/** A plane's origin of any form. */
export type Origin = v.InferOutput<typeof origin>

const window = v.optional(extent)

/** The plane of two weights, with their values as the coordinates a and b; the other weights come from the origin. */
export const weightsPlane = v.strictObject({
  kind: v.literal('weights'),
  first: whole(0, 10_000_000),
  second: whole(0, 10_000_000),
  origin: v.optional(origin, 'start'),
  extent: window,
})
/** A plane through the origin along two draws of N(0, 1), scaled filter by filter or layer by layer, or left unscaled. */
export const randomPlane = v.strictObject({
  kind: v.literal('random'),
  normalization: v.picklist(['filter', 'layer', 'none']),
  origin: v.optional(origin, 'start'),
  extent: window,
})
/** A run, by the indices of its start and algorithm. */
const runRef = v.strictObject({
  start: v.optional(whole(0, mostStarts - 1), 0),
  algorithm: v.optional(whole(0, mostAlgorithms - 1), 0),
})
/** The plane of a run's first two principal components, centred on its mean, with the last weights as origin. */
export const pcaPlane = v.strictObject({
  kind: v.literal('pca'),
  /** The run to decompose, from its start before any drag; the first run by default. */
  of: v.optional(runRef),
  extent: window,
})
/** The plane of the Hessian's eigenvectors with the two largest eigenvalues, or with the largest and the smallest. */
export const hessianPlane = v.strictObject({
  kind: v.literal('hessian'),
  which: v.optional(v.picklist(['top', 'extreme']), 'top'),
  origin: v.optional(origin, 'end'),
  extent: window,
})
const share = v.strictTuple([fraction, fraction], 'must be two fractions from 0 to 1')
/** The principal components that the directions were copied from: their run, and their explained variance. */
const components = v.strictObject({
  run: v.string(),
  explained: share,
  randomWalk: share,
  dimensions: v.optional(whole(1, 10_000_000)),
})
/** A plane along two given directions. */
export const directionsPlane = v.strictObject({
  kind: v.literal('directions'),
  u: numbers,
  v: numbers,
  components: v.optional(components),
  origin: v.optional(origin, 'zero'),
  extent: window,
})
/** The plane through three points: u leads from the first to the second, and v towards the third, orthogonal to u and of equal length. */
export const throughPlane = v.strictObject({
  kind: v.literal('through'),
  points: v.strictTuple([pointRef, pointRef, pointRef], 'must be three points'),
  extent: window,
})
/** A line from one point to another; its b is 0. */
export const linePlane = v.strictObject({
  kind: v.literal('line'),
  from: pointRef,
  to: pointRef,
  /** Also follows a Bézier curve between the same end points, whose middle point is trained. */
  bent: v.optional(v.boolean()),
  extent: window,
})
/** Two hyperparameters instead of weights; each point is a run. */
export const hyperparametersPlane = v.strictObject({ kind: v.literal('hyperparameters'), a: axis, b: axis })

/** The plane under a terrain. What it takes from a start, it takes from the start before any drag. */
export const plane = v.variant('kind', [
  weightsPlane, randomPlane, pcaPlane, hessianPlane, directionsPlane, throughPlane, linePlane, hyperparametersPlane,
]) // prettier-ignore
/** A plane of any kind; its extent is absent if it depends on a run. */
export type PlaneSpec = v.InferOutput<typeof plane>

const square = (from: number, to: number): Extent => ({ a: [from, to], b: [from, to] })

/** Returns the default extent of a plane; undefined if it depends on a run (pca, hessian) or the plane has none. */
export function defaultExtent(plane: PlaneSpec, model: ModelSpec): Extent | undefined {
  switch (plane.kind) {
    case 'weights': {
      const window = model.kind === 'function' ? (model.extent ?? functionOf(model.id)?.window) : undefined
      if (!window) return square(-3, 3)
      return plane.first === 0
        ? { a: [...window.a], b: [...window.b] }
        : { a: [...window.b], b: [...window.a] }
    }
    case 'random':
    case 'directions':
      return square(-1, 1)
    case 'through':
      return square(-0.5, 1.5)
    case 'line':
      return { a: [-0.2, 1.2], b: [-0.5, 0.5] }
    default:
      return undefined
  }
}

/** Fills in the default extent of a plane. */
export function completePlane(plane: PlaneSpec, model: ModelSpec): PlaneSpec {
  if (plane.kind === 'hyperparameters' || plane.extent) return plane
  const extent = defaultExtent(plane, model)
  return extent ? { ...plane, extent } : plane
}

/**
 * Checks that two directions span a plane.
 * @throws ExperimentError at `path` if one of them is zero or they are parallel.
 */
export function checkSpan([u, v]: readonly [Float64Array, Float64Array], path: string): void {
  const lengths = [norm(u), norm(v)]
  if (lengths.includes(0))
    throw ExperimentError.at(path, 'a direction must not be zero. Choose another direction')
  if (areParallel(u, v))
    throw ExperimentError.at(
      path,
      'the two directions are parallel, so they do not span a plane. Choose another direction',
    )
}

interface Planned extends Runs {
  readonly plane: PlaneSpec
  readonly terrain: TerrainSpec
}

function* originIssues(origin: Origin, experiment: Runs): Generator<ExperimentIssue> {
  if (typeof origin !== 'string') yield* referenceIssues(origin, experiment, 'plane.origin')
}

function* weightPairIssues(
  { first, second }: Extract<PlaneSpec, { kind: 'weights' }>,
  { model }: Runs,
): Generator<ExperimentIssue> {
  const size = weightCount(model)
  for (const [name, index] of [
    ['first', first],
    ['second', second],
  ] as const)
    if (index >= size)
      yield {
        path: `plane.${name}`,
        message: `there is no weight ${index}. The model has ${count(size, 'weight')}, counted from 0`,
      }
  if (first === second) yield { path: 'plane.second', message: 'must differ from plane.first' }
}

function* directionIssues(
  { u, v }: Extract<PlaneSpec, { kind: 'directions' }>,
  experiment: Runs,
): Generator<ExperimentIssue> {
  const lengths = [...weightsIssues(u, experiment, 'plane.u'), ...weightsIssues(v, experiment, 'plane.v')]
  yield* lengths
  if (lengths.length > 0) return
  try {
    checkSpan([Float64Array.from(u), Float64Array.from(v)], 'plane')
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    yield* error.issues
  }
}

function* hyperparameterIssues(
  { a, b }: Extract<PlaneSpec, { kind: 'hyperparameters' }>,
  experiment: Planned,
): Generator<ExperimentIssue> {
  yield* axisIssues(a, 'plane.a', experiment)
  yield* axisIssues(b, 'plane.b', experiment)
  if (a.path === b.path) yield { path: 'plane.b.path', message: 'must differ from plane.a.path' }
  const { terrain } = experiment
  if (terrain.quantity !== 'metric' && terrain.quantity !== 'outcome')
    yield {
      path: 'terrain.quantity',
      message:
        "a plane of hyperparameters shows the result of training. Choose 'metric' for the final loss, or 'outcome'",
    }
  if (terrain.quantity === 'outcome' && terrain.show === 'cluster')
    yield {
      path: 'terrain.show',
      message:
        'runs with different hyperparameters have no clusters in common. Choose loss, steps, status or convergence',
    }
  if (terrain.metric)
    yield {
      path: 'terrain.metric',
      message:
        'a plane of hyperparameters always shows the metric that the algorithms minimise. Remove this field',
    }
}

/** Yields the issues of the plane with the model, the starts, the algorithms and the terrain. */
export function* planeIssues(experiment: Planned): Generator<ExperimentIssue> {
  const { plane } = experiment
  if ('origin' in plane) yield* originIssues(plane.origin, experiment)
  switch (plane.kind) {
    case 'weights':
      yield* weightPairIssues(plane, experiment)
      return
    case 'directions':
      yield* directionIssues(plane, experiment)
      return
    case 'through':
      for (const [i, point] of plane.points.entries())
        yield* referenceIssues(point, experiment, `plane.points[${i}]`)
      return
    case 'line':
      yield* referenceIssues(plane.from, experiment, 'plane.from')
      yield* referenceIssues(plane.to, experiment, 'plane.to')
      return
    case 'hyperparameters':
      yield* hyperparameterIssues(plane, experiment)
      return
    case 'random':
    case 'pca':
    case 'hessian':
      if (plane.kind === 'pca' && plane.of)
        yield* referenceIssues({ ...plane.of, step: 'end' }, experiment, 'plane.of')
      if (weightCount(experiment.model) < 2)
        yield { path: 'plane.kind', message: 'a plane needs two weights, but the model has only one' }
  }
}
