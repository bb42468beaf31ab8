import { Matrix, solve } from 'ml-matrix'

/**
 * The x that minimises |A x - y|², by singular values (ml-matrix), so that columns may depend on each other.
 * `rows` is A, row-major [y.length][columns].
 */
export function leastSquares(rows: Float64Array, columns: number, y: Float64Array): Float64Array {
  const matrix = new Matrix(y.length, columns)
  for (let i = 0; i < y.length; i++)
    for (let j = 0; j < columns; j++) matrix.set(i, j, rows[i * columns + j] ?? 0)
  return Float64Array.from(solve(matrix, Matrix.columnVector(y), true).to1DArray())
}
