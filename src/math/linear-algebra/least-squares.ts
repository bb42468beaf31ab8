import { Matrix, solve } from 'ml-matrix'
import { norm } from './vector.ts'

/** A matrix, row-major [rows][columns]. */
interface Numbers {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

/**
 * Applies Householder's reflection for column `top` to the rows below, so that the column becomes zero there.
 */
function reflect({ rows, columns, values }: Numbers, top: number): void {
  const at = (row: number, column: number) => values[row * columns + column]!
  const length = norm(Float64Array.from({ length: rows - top }, (_, i) => at(top + i, top)))
  if (length === 0) return
  const first = at(top, top)
  const head = first + (first < 0 ? -length : length)
  const along = new Float64Array(columns)
  for (let i = top; i < rows; i++) {
    const entry = i === top ? head : at(i, top)
    for (let j = top + 1; j < columns; j++) along[j]! += entry * at(i, j)
  }
  const scale = 1 / (length * Math.abs(head))
  for (let i = top; i < rows; i++) {
    const entry = i === top ? head : at(i, top)
    for (let j = top + 1; j < columns; j++) values[i * columns + j] = at(i, j) - scale * entry * along[j]!
    values[i * columns + top] = 0
  }
  values[top * columns + top] = first < 0 ? length : -length
}

/**
 * Returns the upper triangle, with as many rows as columns, after reflections that make everything below
 * zero. Overwrites `numbers`.
 */
function triangle(numbers: Numbers): Matrix {
  const { rows, columns, values } = numbers
  const height = Math.min(rows, columns)
  for (let top = 0; top < height; top++) reflect(numbers, top)
  return Matrix.from1DArray(height, columns, [...values.subarray(0, height * columns)])
}

const transposed = ({ rows, columns, values }: Numbers): Numbers => ({
  rows: columns,
  columns: rows,
  values: Float64Array.from(values, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!),
})

/** Approximate multiply-adds of `closest`. */
export const closestWork = (rows: number, columns: number): number =>
  2 * rows * columns * Math.min(rows, columns)

/**
 * Returns the A x that is closest to y, by singular values (ml-matrix) of a square that orthogonal
 * reflections make of A, so that columns may be dependent and many rows cost little. `values` is A, row-major
 * [y.length][columns].
 */
export function closest(values: Float64Array, columns: number, y: Float64Array): Float64Array {
  const rows = y.length
  if (rows <= columns) {
    const square = triangle(transposed({ rows, columns, values })).transpose()
    return Float64Array.from(square.mmul(solve(square, Matrix.columnVector(y), true)).to1DArray())
  }
  const beside = new Float64Array(rows * (columns + 1))
  for (let i = 0; i < rows; i++) {
    beside.set(values.subarray(i * columns, (i + 1) * columns), i * (columns + 1))
    beside[i * (columns + 1) + columns] = y[i]!
  }
  const upper = triangle({ rows, columns: columns + 1, values: beside })
  const square = upper.subMatrix(0, columns - 1, 0, columns - 1)
  const x = solve(square, upper.subMatrix(0, columns - 1, columns, columns), true).to1DArray()
  return Float64Array.from(y, (_, i) =>
    x.reduce((sum, entry, j) => sum + entry * values[i * columns + j]!, 0),
  )
}
