import { expect, it } from 'vitest'
import { quantile } from '../../../../src/math/statistics/quantile.ts'

it('a quantile is a number of the sample, or lies between two of them in proportion', () => {
  const rising = [1, 2, 4, 8, 16]
  expect([0, 0.25, 0.5, 1].map((share) => quantile(rising, share))).toEqual([1, 2, 4, 16])
  expect(quantile(rising, 0.875)).toBe(12)
  expect(quantile([3, 5], 0.5)).toBe(4)
  expect(quantile([7], 0.1)).toBe(7)
  expect(quantile([], 0.5)).toBeNaN()
})
