import { expect, test } from 'vitest'
import { roomOf, shareSlices } from '../../../../src/pictures/sweep/swept-shares.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'

const points = [
  [0, 1, 0],
  [1, 0.75, 0.25],
  [2, 0.25, 0.75],
].map(([value, ...shares]) => ({ value: value!, spreads: shares.map((share) => spreadOf([share])) }))

test('shares are stacked, and make a whole', () => {
  const [first, second] = shareSlices(points, [{ of: 0 }, { of: 1 }])
  expect(first).toEqual([
    { value: 0, from: 0, to: 1 },
    { value: 1, from: 0, to: 0.75 },
    { value: 2, from: 0, to: 0.25 },
  ])
  expect(second!.map(({ from }) => from)).toEqual(first!.map(({ to }) => to))
  expect(second!.map(({ to }) => to)).toEqual([1, 1, 1])
})

test('a name is placed where its full width fits', () => {
  const [first, second] = shareSlices(points, [{ of: 0 }, { of: 1 }])
  const [left, right] = [roomOf(first!, 0.5), roomOf(second!, 0.5)]
  expect(left.value).toBeCloseTo(0.25, 9)
  // Over [0, 0.5] the share is least at its right end: 0.875.
  expect(left.free).toBeCloseTo(0.875, 9)
  expect(left.height).toBeCloseTo(0.4375, 9)
  expect(right.value).toBeCloseTo(1.75, 9)
  expect(right.free).toBeCloseTo(0.5, 9)
})
