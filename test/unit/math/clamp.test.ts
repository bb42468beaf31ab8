import { expect, test } from 'vitest'
import { clamp } from '../../../src/math/clamp.ts'

test('a number is clamped to the end of the range that it exceeds, by default of [0, 1]', () => {
  expect([-0.5, 0.25, 1.5].map((value) => clamp(value))).toEqual([0, 0.25, 1])
  expect([-5, 2, 5].map((value) => clamp(value, [-1, 3]))).toEqual([-1, 2, 3])
  expect(clamp(NaN)).toBeNaN()
})
