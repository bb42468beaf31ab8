import { expect, test } from 'vitest'
import { shareOnScale } from '../../../../src/math/picture/scale-share.ts'

test("a value's place on a scale depends on its difference, or on its ratio", () => {
  expect(shareOnScale(25, { from: 0, to: 100 })).toBe(0.25)
  expect(shareOnScale(10, { from: 1, to: 10_000, log: true })).toBe(0.25)
  expect(shareOnScale(-50, { from: 0, to: 100 })).toBe(-0.5)
  for (const log of [false, true])
    expect([1, 8].map((value) => shareOnScale(value, { from: 1, to: 8, log }))).toEqual([0, 1])
})
