import { expect, test } from 'vitest'
import { partitionPoint } from '../../../../src/math/numerics/partition-point.ts'

test('is the number of places before the first at which it no longer holds, for every length', () => {
  for (let length = 0; length < 20; length++)
    for (let point = 0; point <= length; point++)
      expect(partitionPoint(length, (place) => place < point)).toBe(point)
})

test('looks at a few places only', () => {
  let looks = 0
  partitionPoint(1_000_000, (place) => ++looks > 0 && place < 123_456)
  expect(looks).toBeLessThanOrEqual(20)
})
