import type uPlot from 'uplot'
import { afterEach, expect, test, vi } from 'vitest'
import { crosses, endOf } from '../../../../src/pictures/sweep/swept-marks.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'

/** A plot of ten units by ten, each of ten pixels. */
const plot = {
  bbox: { left: 0, top: 0, width: 100, height: 100 },
  scales: {},
  valToPos: (value: number, axis: string) => (axis === 'x' ? 10 * value : 100 - 10 * value),
  posToVal: (pixel: number) => pixel / 10,
} as unknown as uPlot

afterEach(() => void vi.unstubAllGlobals())

const pointsOf = (heights: readonly number[]) =>
  heights.map((height, value) => ({ value, spreads: [spreadOf([height])] }))

test('a curve that leaves the plot ends at its last place there', () => {
  expect(endOf(plot, pointsOf([1, 4, 9, 16, 25]), 0)).toEqual([20, 10])
  expect(endOf(plot, pointsOf([1, 4, 9]), 0)).toEqual([20, 10])
  expect(endOf(plot, pointsOf([11, 12]), 0)).toBeUndefined()
})

test('a curve crosses a box at one of its values, and none beyond its ends', () => {
  vi.stubGlobal('devicePixelRatio', 1)
  const points = pointsOf([5, 5, 5])
  expect(crosses(plot, points, 0, { x: 10, y: 45, width: 10, height: 10 })).toBe(true)
  expect(crosses(plot, points, 0, { x: 10, y: 60, width: 10, height: 10 })).toBe(false)
  expect(crosses(plot, points, 0, { x: 30, y: 45, width: 10, height: 10 })).toBe(false)
})
