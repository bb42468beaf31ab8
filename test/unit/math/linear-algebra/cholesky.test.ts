import { expect, test } from 'vitest'
import { cholesky } from '../../../../src/math/linear-algebra/cholesky.ts'

test('the lower triangle is that from which a matrix was made', () => {
  const [lower, size] = [[2, 0, 0, -1, 3, 0, 0.5, 4, 1], 3]
  const at = (i: number, j: number) => lower[i * size + j]!
  const matrix = Array.from({ length: size * size }, (_, n) => {
    const [i, j] = [Math.floor(n / size), n % size]
    return at(i, 0) * at(j, 0) + at(i, 1) * at(j, 1) + at(i, 2) * at(j, 2)
  })
  // Every entry is a sum or root of small integers and halves, which floats represent exactly.
  expect([...cholesky(matrix, size)]).toEqual(lower)
})

test('a singular matrix has finite entries', () => {
  expect([...cholesky([1, 1, 1, 1], 2)].every(Number.isFinite)).toBe(true)
})
