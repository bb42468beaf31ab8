import { EigenvalueDecomposition } from 'ml-matrix'

/**
 * Eigenvalues (ascending) and unit eigenvectors of a symmetric matrix; in each vector, the entry of largest
 * absolute value is positive.
 */
export interface Eigen {
  readonly values: Float64Array
  /** vectors[k] belongs to values[k]. */
  readonly vectors: readonly Float64Array[]
}

/** Returns the vector or its negative, such that its entry of largest absolute value is not negative. */
export function signed(vector: Float64Array): Float64Array {
  const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0)
  return largest < 0 ? vector.map((x) => -x) : vector
}

/**
 * Decomposes a symmetric matrix, row-major [size][size], by Householder reduction and implicit QL
 * (ml-matrix). Absolute error about 1e-14 times the largest |eigenvalue|. Entries that are not finite give
 * NaN.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  if (!matrix.every((x) => Number.isFinite(x))) {
    const nothing = new Float64Array(size).fill(NaN)
    return { values: nothing, vectors: Array.from({ length: size }, () => nothing.slice()) }
  }
  const rows = Array.from({ length: size }, (_, i) => [...matrix.subarray(i * size, (i + 1) * size)])
  const decomposition = new EigenvalueDecomposition(rows, { assumeSymmetric: true })
  const order = decomposition.realEigenvalues
    .map((value, k) => ({ value, k }))
    .sort((p, q) => p.value - q.value)
  const vectors = decomposition.eigenvectorMatrix
  return {
    values: Float64Array.from(order, ({ value }) => value),
    vectors: order.map(({ k }) => signed(Float64Array.from(vectors.getColumn(k)))),
  }
}
