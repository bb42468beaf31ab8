import { largestEigenpairs } from './lanczos.ts'
import { randomWalkShare } from './principal-components.ts'
import { RandomStream } from './random.ts'

/** Above so many dimensions the formula of many dimensions holds within 0.01. */
const fewDimensions = 100
/** Components of a walk that are drawn one by one; the rest, 6/(π² · 32) of its variance, is taken as equal in all directions. */
const drawn = 32

/** The shares of two principal components of random walks. */
export interface WalkShares {
  readonly shares: readonly [number, number]
  /** For how many dimensions they are; undefined where they are those of many. */
  readonly dimensions?: number
}

const known = new Map<string, WalkShares>()

/** One walk's scatter is Σ λ_k z_k z_kᵀ, z_k ~ N(0, I) in `dimensions`, λ_k as in `randomWalkShare`: the shares of its two largest eigenvalues. */
function sharesOf(weights: readonly number[], rest: number, dimensions: number, draw: (i: number) => number) {
  const rows = weights.map((_, k) =>
    Float64Array.from({ length: dimensions }, (__, i) => draw(k * dimensions + i)),
  )
  const product = (x: Float64Array): Float64Array => {
    const into = x.map((entry) => rest * entry)
    rows.forEach((z, k) => {
      const along = (weights[k] ?? 0) * z.reduce((sum, entry, i) => sum + entry * (x[i] ?? 0), 0)
      for (let i = 0; i < dimensions; i++) into[i] = (into[i] ?? 0) + along * (z[i] ?? 0)
    })
    return into
  }
  const total = rows.reduce(
    (sum, z, k) => sum + (weights[k] ?? 0) * z.reduce((all, entry) => all + entry * entry, 0),
    rest * dimensions,
  )
  const values = largestEigenpairs(dimensions, product, { count: 2, tolerance: 1e-6 })?.values
  return [(values?.[0] ?? NaN) / total, (values?.[1] ?? NaN) / total] as const
}

/**
 * The mean shares of the variance that the first two principal components of random walks of `points` points explain. In more than
 * 100 dimensions by the formula of many dimensions (S37); in fewer the mean over simulated walks, within 0.02.
 */
export function randomWalkShares(points: number, dimensions: number): WalkShares {
  if (dimensions > fewDimensions || points < 3)
    return { shares: [randomWalkShare(points, 1), randomWalkShare(points, 2)] }
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
    const [first, second] = sharesOf(weights, rest, dimensions, (i) => stream.normal(walk, i))
    sums[0] += first / walks
    sums[1] += second / walks
  }
  const found: WalkShares = { shares: sums, dimensions }
  known.set(key, found)
  return found
}
