import { expect, test } from 'vitest'
import { strideOf } from '../../../../src/math/picture/ticks.ts'

test.each([
  ['far enough apart', [0, 14, 30], 1],
  ['the one between is near', [0, 13, 28, 42], 2],
  ['all near', [0, 1, 2, 3], 4],
  ['one', [5], 1],
  ['none', [], 1],
] as const)('marks in even steps, at least 14 apart: %s', (_, places, every) => {
  expect(strideOf(places, 14)).toBe(every)
})
