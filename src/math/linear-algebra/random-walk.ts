import { largestEigenpairs } from './lanczos.ts'
import { randomWalkShare } from './principal-components.ts'
import { RandomStream } from '../statistics/random.ts'
import { addScaled } from './vector.ts'

/** Components of a walk that are drawn one by one; the rest, 6/(π² · 32) of its variance, is taken as equal in all directions. */
const drawn = 32
/** Up to so many degrees of freedom χ² is a sum of squares. */
const fewDegrees = 100

/** The shares of two principal components of random walks. */
export interface WalkShares {
  readonly shares: readonly [number, number]
  /** For how many dimensions they are. */
  readonly dimensions: number
}

const known = new Map<string, WalkShares>()

/**
 * A draw of χ²; above 100 degrees as the cube of a normal number (Wilson and Hilferty 1931), whose mean is off by less than 1e-8 and
 * whose variance by less than 1e-3 of itself.
 */
function chiSquared(degrees: number, normal: () => number): number {
  if (degrees <= fewDegrees) return Array.from({ length: degrees }, normal).reduce((sum, z) => sum + z * z, 0)
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + normal() * Math.sqrt(spread)) ** 3
}

/**
 * The inner products z_k · z_l of as many vectors z_k ~ N(0, I), as L Lᵀ (Bartlett 1933): rows of the lower triangle L, in time that
 * does not grow with the dimensions.
 */
const bartlett = (count: number, dimensions: number, normal: () => number): Float64Array[] =>
  Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: Math.min(k + 1, dimensions) }, (__, j) =>
      j < k ? normal() : Math.sqrt(chiSquared(dimensions - k, normal)),
    ),
  )

/**
 * One walk's scatter is Σ λ_k z_k z_kᵀ, z_k ~ N(0, I) in `dimensions`, λ_k as in `randomWalkShare`, and `rest` times the identity: the
 * shares of its two largest eigenvalues, which are those of Lᵀ L for the rows √λ_k L_k.
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
 * The mean shares of the variance that the first two principal components of random walks of `points` points in so many dimensions
 * explain: the mean over simulated walks, within 0.02; in very many dimensions that of the closed form `randomWalkShare`. Source:
 * theory/README.md, S37.
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
