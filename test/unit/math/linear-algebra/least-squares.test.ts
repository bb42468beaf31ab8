import { Matrix, solve } from 'ml-matrix'
import { expect, it } from 'vitest'
import { closest } from '../../../../src/math/linear-algebra/least-squares.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const stream = new RandomStream(1, 'least-squares')
const normals = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

/** A x for the shortest x, by the singular values of A itself. */
function bySingularValues(values: Float64Array, columns: number, y: Float64Array): number[] {
  const matrix = Matrix.from1DArray(y.length, columns, [...values])
  return matrix.mmul(solve(matrix, Matrix.columnVector(y), true)).to1DArray()
}

it.each([
  ['more rows than columns', 40, 3],
  ['a square', 6, 6],
  ['one column', 12, 1],
])('the closest values by rotations are those by singular values: %s', (_, rows, columns) => {
  const [values, y] = [normals(rows * columns, rows), normals(rows, columns)]
  const found = closest(values, columns, y)
  bySingularValues(values, columns, y).forEach((wanted, i) => expect(found[i]).toBeCloseTo(wanted, 10))
})

it('with fewer rows than columns every value is reached, and equal rows reach their mean', () => {
  const y = normals(4, 7)
  closest(normals(36, 8), 9, y).forEach((value, i) => expect(value).toBeCloseTo(y[i]!, 10))
  const row = normals(9, 9)
  closest(Float64Array.from([...row, ...row]), 9, Float64Array.of(1, 3)).forEach((value) =>
    expect(value).toBeCloseTo(2, 10),
  )
})

it('columns may be dependent, or zero', () => {
  const y = normals(20, 3)
  const column = normals(20, 4)
  const values = Float64Array.from({ length: 60 }, (_, i) => [1, 2, 0][i % 3]! * column[Math.floor(i / 3)]!)
  const share = column.reduce((sum, x, i) => sum + x * y[i]!, 0) / column.reduce((sum, x) => sum + x * x, 0)
  closest(values, 3, y).forEach((value, i) => expect(value).toBeCloseTo(share * column[i]!, 10))
})
