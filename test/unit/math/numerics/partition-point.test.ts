import { expect, test } from 'vitest'
import { partitionPoint } from '../../../../src/math/numerics/partition-point.ts'

test('a partition point counts the places before the first that fails, for every length', () => {
  for (let length = 0; length < 20; length++)
    for (let point = 0; point <= length; point++)
      expect(partitionPoint(length, (place) => place < point)).toBe(point)
})

test('a partition point is found by looking at a few places only', () => {
  let looks = 0
  partitionPoint(1_000_000, (place) => ++looks > 0 && place < 123_456)
  expect(looks).toBeLessThanOrEqual(20)
})
