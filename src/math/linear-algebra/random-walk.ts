import { largestEigenpairs } from './lanczos.ts'
import { randomWalkShare } from './principal-components.ts'
import { RandomStream } from '../statistics/random.ts'
import { addScaled } from './vector.ts'

/**
 * Components of a walk that are drawn individually; the rest, 6/(π² · 32) of its variance, is treated as
 * isotropic.
 */
const drawn = 32
/** Most degrees of freedom for which χ² is drawn as a sum of squares. */
const fewDegrees = 100

/** The variance fractions of two principal components of random walks. */
export interface WalkShares {
  readonly shares: readonly [number, number]
  /** The number of dimensions that they hold for. */
  readonly dimensions: number
}

const known = new Map<string, WalkShares>()

/**
 * Draws χ²; above 100 degrees, as the cube of a normal variable (Wilson and Hilferty 1931), with a relative
 * error of less than 1e-8 in the mean and 1e-3 in the variance.
 */
function chiSquared(degrees: number, normal: () => number): number {
  if (degrees <= fewDegrees) return Array.from({ length: degrees }, normal).reduce((sum, z) => sum + z * z, 0)
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + normal() * Math.sqrt(spread)) ** 3
}

/**
 * Returns the inner products z_k · z_l of `count` vectors z_k ~ N(0, I), as L Lᵀ (Bartlett 1933): rows of the
 * lower triangle L, in time independent of the dimensions.
 */
const bartlett = (count: number, dimensions: number, normal: () => number): Float64Array[] =>
  Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: Math.min(k + 1, dimensions) }, (__, j) =>
      j < k ? normal() : Math.sqrt(chiSquared(dimensions - k, normal)),
    ),
  )

/**
 * Returns the variance fractions of the two largest eigenvalues of one walk's scatter, Σ λ_k z_k z_kᵀ plus
 * `rest` times the identity, with z_k ~ N(0, I) in `dimensions` and λ_k as in `randomWalkShare`. They are
 * those of Lᵀ L for the rows √λ_k L_k.
 */
function sharesOf(weights: readonly number[], rest: number, dimensions: number, normal: () => number) {
  const rows = bartlett(weights.length, dimensions, normal).map((row, k) =>
    row.map((entry) => Math.sqrt(weights[k]!) * entry),
  )
  const size = Math.min(rows.length, dimensions)
  const product = (x: Float64Array): Float64Array => {
    const into = new Float64Array(size)
    for (const row of rows)
      addScaled(
        into,
        row.reduce((sum, entry, j) => sum + entry * x[j]!, 0),
        row,
      )
    return into
  }
  const total =
    rest * dimensions + rows.reduce((sum, row) => sum + row.reduce((all, entry) => all + entry * entry, 0), 0)
  const values = largestEigenpairs(size, product, { count: 2, tolerance: 1e-6 })?.values
  return [((values?.[0] ?? NaN) + rest) / total, ((values?.[1] ?? NaN) + rest) / total] as const
}

/**
 * Returns the mean variance fractions of the first two principal components of random walks of `points`
 * points in `dimensions` dimensions: the mean over simulated walks, within 0.02; in very many dimensions, the
 * closed form `randomWalkShare`. Source: theory/README.md, S37.
 */
export function randomWalkShares(points: number, dimensions: number): WalkShares {
  if (points < 3) return { shares: [1, 0], dimensions }
  const key = `${points} ${dimensions}`
  const before = known.get(key)
  if (before) return before
  const weights = Array.from({ length: Math.min(drawn, points - 1) }, (_, k) =>
    randomWalkShare(points, k + 1),
  )
  const rest = Math.max(0, 1 - weights.reduce((sum, weight) => sum + weight, 0))
  const stream = new RandomStream(1, 'random-walk')
  const walks = Math.max(40, Math.ceil(2000 / dimensions))
  const sums: [number, number] = [0, 0]
  for (let walk = 0; walk < walks; walk++) {
    let at = 0
    const [first, second] = sharesOf(weights, rest, dimensions, () => stream.normal(walk, at++))
    sums[0] += first / walks
    sums[1] += second / walks
  }
  const found: WalkShares = { shares: sums, dimensions }
  known.set(key, found)
  return found
}
