import { pointsAlong } from '../../experiment/spec/axis.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Plane } from './plane.ts'
import type { Directions } from './project.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { PlaneStart } from '../../experiment/spec/start.ts'

/** Most points along one axis of a terrain. */
const mostPoints = 2049

/**
 * Returns the points along a and b of a problem's terrain; one number stands for both. A line always has one
 * row, and an axis of choices one point for each.
 * @throws ExperimentError if they are not integers from 1 to 2,049
 */
export function gridResolution(
  { experiment: { plane } }: TrainingProblem,
  resolution: number | readonly [number, number],
): readonly [number, number] {
  const [na, nb] = typeof resolution === 'number' ? [resolution, resolution] : resolution
  for (const count of [na, nb])
    if (!Number.isInteger(count) || count < 1 || count > mostPoints)
      throw ExperimentError.at('resolution', `must be whole numbers from 1 to ${mostPoints}`)
  if (plane.kind === 'hyperparameters') return [pointsAlong(plane.a, na), pointsAlong(plane.b, nb)]
  return plane.kind === 'line' ? [na, 1] : [na, nb]
}

/** A grid of na by nb points on a plane, of float32 or float64. */
export interface Grid extends Directions, Pick<Plane, 'extent'> {
  readonly resolution: readonly [number, number]
}

/** from + i (to - from)/(count - 1). */
export const gridValue = ([from, to]: readonly [number, number], i: number, count: number): number =>
  count === 1 ? from : from + (i * (to - from)) / (count - 1)

/** Returns the start at (a, b) of a plane: origin + a·u + b·v, rounded to float32. */
export const pointOn = (
  { origin, u, v }: Pick<Plane, 'origin' | 'u' | 'v'>,
  a: number,
  b: number,
): Float64Array => origin.map((entry, i) => Math.fround(entry + a * u[i]! + b * v[i]!))

/**
 * Returns w_0 of a dragged start: the point of the plane plus its offset from the plane, if any, rounded to
 * float32.
 */
export function draggedWeights(
  { origin, u, v }: Directions,
  { a, b, off }: Pick<PlaneStart, 'a' | 'b' | 'off'>,
): Float64Array {
  return Float64Array.from(origin, (entry, i) => Math.fround(entry + a * u[i]! + b * v[i]! + (off?.[i] ?? 0)))
}

/** Returns a and b at the grid's index j·na + i. */
export const gridCoordinates = (
  { extent, resolution: [na, nb] }: Pick<Grid, 'extent' | 'resolution'>,
  place: number,
): readonly [a: number, b: number] => [
  gridValue(extent.a, place % na, na),
  gridValue(extent.b, Math.floor(place / na), nb),
]

/** Writes origin + a·u + b·v, unrounded, to the front of an array. */
export function putOnPlane(into: Float64Array, { origin, u, v }: Directions, a: number, b: number): void {
  for (let i = 0; i < origin.length; i++) into[i] = origin[i]! + a * u[i]! + b * v[i]!
}

/** Writes the point at the grid's index j·na + i, as `putOnPlane`. */
export const putGridPoint = (into: Float64Array, grid: Grid, place: number): void => {
  putOnPlane(into, grid, ...gridCoordinates(grid, place))
}

/** Returns the start at grid point `k` = j·na + i. */
export const gridPoint = (plane: Plane, resolution: readonly [number, number], k: number): Float64Array =>
  pointOn(plane, ...gridCoordinates({ extent: plane.extent, resolution }, k))
