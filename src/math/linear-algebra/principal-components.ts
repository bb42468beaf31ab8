import { largestEigenpairs } from './lanczos.ts'
import { addScaled } from './vector.ts'

/** Unit vectors of principal components, and their fractions of the variance. */
export interface PrincipalComponents {
  /** Unit vectors, largest variance first; in each, the entry of largest absolute value is positive. */
  readonly vectors: readonly Float64Array[]
  /** Fraction of the variance along each vector. */
  readonly explained: Float64Array
}

/** Returns the points minus their mean, [point][entry]. */
function centered(points: readonly Float64Array[], size: number): Float64Array {
  const mean = new Float64Array(size)
  for (const point of points) addScaled(mean, 1 / points.length, point)
  const rows = new Float64Array(points.length * size)
  points.forEach((point, t) => {
    for (let i = 0; i < size; i++) rows[t * size + i] = point[i]! - mean[i]!
  })
  return rows
}

/** Returns XᵀX·direction for the rows X, in two passes. */
function scatter(rows: Float64Array, direction: Float64Array): Float64Array {
  const size = direction.length
  const into = new Float64Array(size)
  for (let at = 0; at < rows.length; at += size) {
    let along = 0
    for (let i = 0; i < size; i++) along += rows[at + i]! * direction[i]!
    for (let i = 0; i < size; i++) into[i]! += along * rows[at + i]!
  }
  return into
}

/**
 * Returns the `count` principal components of points, centred on their mean, by Lanczos on the scatter
 * matrix, without forming it or the points' Gram matrix. Points that are not finite give NaN. `undefined` if
 * the points are all the same, or if components are too close together to separate in 400 products.
 */
export function principalComponents(
  points: readonly Float64Array[],
  count: number,
): PrincipalComponents | undefined {
  const size = points[0]?.length ?? 0
  const rows = centered(points, size)
  const total = rows.reduce((sum, entry) => sum + entry * entry, 0)
  if (total === 0) return undefined
  const found = largestEigenpairs(size, (direction) => scatter(rows, direction), { count })
  return found && { vectors: found.vectors, explained: found.values.map((value) => value / total) }
}

/**
 * Returns the fraction of variance that component k = 1, 2, … of a random walk of `points` points in high
 * dimension explains: 6 / ((T² − 1)·4 sin²(πk/2T)), about 6/(πk)² (Antognini and Sohl-Dickstein 2018; exact
 * for finite T).
 */
export const randomWalkShare = (points: number, k: number): number =>
  6 / ((points ** 2 - 1) * 4 * Math.sin((Math.PI * k) / (2 * points)) ** 2)
