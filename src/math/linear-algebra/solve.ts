import { LuDecomposition, Matrix, pseudoInverse } from 'ml-matrix'

/**
 * Returns x with A x = y, with A row-major [size][size], by LU (ml-matrix); if A is exactly singular, the
 * shortest x that minimises |A x − y|². Numbers that are not finite give NaN.
 */
export function solved(matrix: Float64Array, y: Float64Array): Float64Array {
  const size = y.length
  if (size === 0) return new Float64Array()
  if (![...matrix, ...y].every(Number.isFinite)) return new Float64Array(size).fill(NaN)
  const a = Matrix.from1DArray(size, size, [...matrix])
  const column = Matrix.columnVector(y)
  const lu = new LuDecomposition(a)
  const x = lu.isSingular() ? pseudoInverse(a).mmul(column) : lu.solve(column)
  return Float64Array.from(x.to1DArray())
}
