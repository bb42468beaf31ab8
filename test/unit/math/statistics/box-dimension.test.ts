import { expect, test } from 'vitest'
import { boundaryOf, boxDimension } from '../../../../src/math/statistics/box-dimension.ts'

/**
 * The pixels of a Sierpinski carpet: those whose coordinates never both have a 1 at the same base-3 position.
 */
const carpet = (x: number, y: number): boolean =>
  x === 0 && y === 0 ? true : !(x % 3 === 1 && y % 3 === 1) && carpet(Math.floor(x / 3), Math.floor(y / 3))

test.each([0, 0.3, 0.5, 1])('a straight line of slope %f has dimension 1', (slope) => {
  const inside = Array.from({ length: 257 * 257 }, (_, k) => Math.floor(k / 257) < 100.5 + slope * (k % 257))
  const { pixels, size } = boundaryOf(inside, [257, 257])
  expect(size).toEqual([256, 256])
  expect(Math.abs(boxDimension(pixels, size) - 1)).toBeLessThan(0.03)
})

test("the carpet's dimension is that of the reference, a little below the true 1.8928 (S10)", () => {
  const pixels = Array.from({ length: 243 ** 2 }, (_, k) => Number(carpet(k % 243, Math.floor(k / 243))))
  expect(Math.abs(boxDimension(pixels, [243, 243]) - 1.88)).toBeLessThan(0.03)
})

test('a picture without a boundary, or too small for a box, has none', () => {
  const { pixels, size } = boundaryOf(new Array<boolean>(65 * 65).fill(true), [65, 65])
  expect(boxDimension(pixels, size)).toBeNaN()
  expect(boxDimension([1, 1, 1, 1], [2, 2])).toBeNaN()
})
