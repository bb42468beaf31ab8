import { expect, test } from 'vitest'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { symmetricEigenvalues } from '../../../../src/math/linear-algebra/eigenvalues.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const stream = new RandomStream(5, 'eigenvalues test')
const symmetric = (size: number, entry: (i: number, j: number) => number) =>
  Float64Array.from({ length: size * size }, (_, k) => {
    const [i, j] = [Math.floor(k / size), k % size]
    return entry(Math.max(i, j), Math.min(i, j))
  })

test('eigenvalues of second differences are 2 - 2 cos(kπ/(n + 1))', () => {
  const n = 200
  const matrix = symmetric(n, (i, j) => (i === j ? 2 : i === j + 1 ? -1 : 0))
  symmetricEigenvalues(matrix, n).forEach((value, k) =>
    expect(Math.abs(value - (2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1))))).toBeLessThan(1e-13),
  )
})

test.each([
  ['a full matrix', 120, (i: number, j: number) => stream.normal(i, j)],
  ['rank two, of many sizes', 90, (i: number, j: number) => stream.normal(i) * stream.normal(j) + 1e-6],
  ['a diagonal with equal entries', 30, (i: number, j: number) => (i === j ? i % 3 : 0)],
  ['zero', 12, () => 0],
  ['two rows', 2, (i: number, j: number) => i - 3 * j],
  ['one entry', 1, () => -7],
])('%s: those of the whole decomposition, and the matrix stays', (_name, size, entry) => {
  const matrix = symmetric(size, entry)
  const before = matrix.slice()
  const expected = symmetricEigen(matrix, size).values
  const most = Math.max(...expected.map(Math.abs))
  const found = symmetricEigenvalues(matrix, size)
  expect(found).toHaveLength(size)
  found.forEach((value, k) => expect(Math.abs(value - expected[k]!)).toBeLessThanOrEqual(1e-13 * most))
  expect(matrix).toEqual(before)
})

test('non-finite entries give NaN', () => {
  expect([...symmetricEigenvalues(Float64Array.of(1, NaN, NaN, 2), 2)]).toEqual([NaN, NaN])
})
