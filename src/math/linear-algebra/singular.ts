import { determinant as determinantOf, Matrix, SingularValueDecomposition } from 'ml-matrix'

/**
 * Returns the singular values of a matrix, row-major [rows][columns], largest first (Golub and Reinsch,
 * ml-matrix). Absolute error about 1e-14 times the largest. Entries that are not finite give NaN.
 */
export function singularValues(matrix: Float64Array, rows: number, columns: number): Float64Array {
  if (!matrix.every(Number.isFinite)) return new Float64Array(Math.min(rows, columns)).fill(NaN)
  const table = Array.from({ length: rows }, (_, i) => [...matrix.subarray(i * columns, (i + 1) * columns)])
  const decomposition = new SingularValueDecomposition(table, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  })
  return Float64Array.from(decomposition.diagonal).sort().reverse()
}

/** exp of the entropy of p = σ/Σσ, from 1 to the number of values; 0 if all are 0 (Roy and Vetterli 2007). */
export function effectiveRank(values: Float64Array): number {
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return 0
  const entropy = values.reduce((sum, value) => {
    const p = value / total
    return p === 0 ? sum : sum - p * Math.log(p)
  }, 0)
  return Math.exp(entropy)
}

/** Determinant of a square matrix, row-major [size][size]; for 2 × 2, by two products and one difference. */
export const determinant = (matrix: Float64Array, size: number): number =>
  determinantOf(Matrix.from1DArray(size, size, matrix))
