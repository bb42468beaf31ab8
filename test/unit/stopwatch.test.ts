import { expect, test } from 'vitest'
import { millisecondsOf } from '../../src/engine/kernels/train/stopwatch.ts'

test('a stopwatch reads nanoseconds of 64 bits, whatever follows them', () => {
  expect(millisecondsOf(Uint32Array.of(4_294_967_295, 7, 1_999_999, 8, 5))).toBe(2)
  expect(millisecondsOf(Uint32Array.of(1, 1, 1, 1))).toBe(0)
})
