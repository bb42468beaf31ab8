import { expect, test } from 'vitest'
import { at } from '../../../src/math/at.ts'

test('an entry of a list is returned, and an index without one is named with the length', () => {
  expect(at(Float32Array.of(0, NaN), 1)).toBeNaN()
  expect(() => at([1, 2, 3], 3)).toThrow(new RangeError('There is no entry 3 in a list of 3.'))
  expect(() => at([1, 2, 3], -1)).toThrow('-1')
})
