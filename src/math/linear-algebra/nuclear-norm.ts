import { Matrix, SingularValueDecomposition } from 'ml-matrix'

/** A matrix with a certificate that no other one is better. */
export interface LeastNuclearNorm {
  /** Row-major [rows][columns]. */
  readonly matrix: Float64Array
  readonly norm: number
  /**
   * The dual Y, 0 at every entry that is not given. If its largest singular value is at most 1 and Σ Y X =
   * |X|_*, X is optimal:
   * |X + Δ|_* ≥ Σ Y (X + Δ) = |X|_* for every Δ that does not change the given entries.
   */
  readonly dual: Float64Array
}

/** Most iterations; a 10 × 10 matrix takes about 1,200. */
const mostRounds = 20_000

/** Returns U max(S − by, 0) Vᵀ, and the sum of the remaining singular values. */
function shrunk(matrix: Matrix, by: number): { readonly matrix: Float64Array; readonly norm: number } {
  const { leftSingularVectors, rightSingularVectors, diagonal } = new SingularValueDecomposition(matrix, {
    autoTranspose: true,
  })
  const kept = diagonal.map((value) => Math.max(value - by, 0))
  const product = leftSingularVectors.mmul(Matrix.diag(kept)).mmul(rightSingularVectors.transpose())
  return {
    matrix: Float64Array.from(product.to1DArray()),
    norm: kept.reduce((sum, value) => sum + value, 0),
  }
}

/**
 * Returns a matrix of least nuclear norm (sum of singular values) among those with the given entries:
 * `given[k]` is 1 if entries[k] is given. Alternating directions: X shrinks the singular values by a quarter
 * of the largest given entry, Z restores the given entries, U accumulates the difference, until X and Z agree
 * to `tolerance` times the largest given entry. If several matrices have the least norm, it is the one that
 * the iteration reaches from zero. Source: Cai, Candès, Shen 2010 (shrinkage); Boyd et al. 2011 (ADMM).
 * Relative error of the norm about `tolerance`.
 */
export function leastNuclearNorm(
  entries: Float64Array,
  given: Uint8Array,
  rows: number,
  columns: number,
  tolerance = 1e-6,
): LeastNuclearNorm {
  let z = entries.map((entry, k) => (given[k] ? entry : 0))
  const size = z.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  const by = size / 4
  const u = new Float64Array(z.length)
  let norm = 0
  for (let round = 0, apart = size; apart > tolerance * size; round++) {
    if (round === mostRounds) throw new Error(`no least nuclear norm after ${mostRounds} rounds`)
    const mixed = z.map((entry, k) => entry - u[k]!)
    const x = shrunk(Matrix.from1DArray(rows, columns, mixed), by)
    const next = z.map((entry, k) => (given[k] ? entry : x.matrix[k]! + u[k]!))
    apart = 0
    next.forEach((entry, k) => {
      const left = x.matrix[k]! - entry
      u[k]! += left
      apart = Math.max(apart, Math.abs(left), Math.abs(entry - z[k]!))
    })
    z = next
    norm = x.norm
  }
  return { matrix: z, norm, dual: u.map((entry) => (by === 0 ? 0 : -entry / by)) }
}
