import { expect, test } from 'vitest'
import { binsOver, countIn } from '../../../../src/math/statistics/bins.ts'
import { momentsOf } from '../../../../src/math/statistics/moments.ts'

test('bins of integers contain each value once, and end half a value away', () => {
  const bins = binsOver([9, 45], true)
  expect(bins).toEqual({ from: 8.5, width: 1, count: 37 })
  expect([...countIn(bins, [9, 9, 45, 8, 46]).counts]).toEqual([2, ...Array<number>(35).fill(0), 1])
  expect(countIn(bins, [9, 9, 45, 8, 46]).outside).toBe(2)
})

test('wide bins are as wide as a round number and cover the range', () => {
  const bins = binsOver([9400, 15_100], true)
  expect(bins).toEqual({ from: 9399.5, width: 200, count: 29 })
  const real = binsOver([-0.31, 0.74], false)
  expect(real.width).toBeCloseTo(0.05, 12)
  expect(real.from).toBeLessThanOrEqual(-0.31)
  expect(real.from + real.width * real.count).toBeGreaterThan(0.74)
})

test('a range of one value has a bin', () => {
  expect(countIn(binsOver([5, 5], true), [5, 5]).outside).toBe(0)
  expect(countIn(binsOver([0, 0], false), [0]).outside).toBe(0)
})

test('moments are about the mean', () => {
  expect(momentsOf([1, 2, 3, 10])).toEqual({
    mean: 4,
    deviation: Math.sqrt(12.5),
    skewness: (-27 - 8 - 1 + 216) / 4 / 12.5 ** 1.5,
  })
  expect(momentsOf([]).mean).toBeNaN()
})
