import { expect, it } from 'vitest'
import {
  logTicks,
  tickTexts,
  uprightAxis,
  withRoom,
  writtenValues,
} from '../../../../src/charts/plot/plot-axes.ts'
import type { ChartTheme } from '../../../../src/charts/theme.ts'

it('marks powers of ten, fewer of them over many decades', () => {
  expect(logTicks(0.05, 20)).toEqual([0.1, 1, 10])
  expect(logTicks(1e-12, 1)).toHaveLength(5)
})

it('marks 1, 2 and 5 within a decade, and round numbers if those are too few', () => {
  expect(logTicks(1.5, 8)).toEqual([2, 5])
  expect(logTicks(12.5, 18)).toEqual([14, 16, 18])
  expect(logTicks(5, 400), 'and over two decades, which have one power or two').toEqual([
    5, 10, 20, 50, 100, 200,
  ])
})

it('an upright axis has at most eight ticks, and a low chart as many as its letters allow', () => {
  const { space } = uprightAxis({ font: '13px sans-serif' } as ChartTheme)
  const apart = (height: number) =>
    typeof space === 'function' ? space({} as never, 1, 0, 1, height) : space
  expect(apart(800)).toBe(100)
  expect(apart(80)).toBe(13 * 1.6)
})

it('ticks of counts are only at whole steps', () => {
  const { incrs } = uprightAxis({ font: '13px sans-serif' } as ChartTheme, true)
  expect(Array.isArray(incrs) && incrs.every(Number.isInteger)).toBe(true)
})

it('numbers of ticks share one format', () => {
  expect(tickTexts([0, 0.5, 1])).toEqual(['0', '0.5', '1'])
  expect(tickTexts([5000, 20_000])).toEqual(['5000', '20\u202f000'])
  expect(tickTexts([1, 1000, 1e4, 1e5])).toEqual(['1', '10³', '10⁴', '10⁵'])
  expect(tickTexts([-0.001, 0, 1e-6])).toEqual(['−10⁻³', '0', '10⁻⁶'])
})

it("the ends and round values are written first, as space allows, and none below the current value's pill", () => {
  const values = [2, 4, 6, 8, 10, 11, 12, 14, 20, 40, 120]
  const letters = (width: number) => (value: number) => (width * Math.log(value / 2)) / Math.log(60)
  const written = writtenValues(values, letters(20))
  expect(written).toEqual([2, 4, 6, 10, 20, 40, 120])
  expect(writtenValues(values, letters(20), 11)).not.toContain(10)
  expect(writtenValues([1, 1.33333, 3.5355, 5], (value) => 10 * value)).toEqual([1, 5])
})

it("words of values are written as space allows, side by side and next to one's pill", () => {
  const words = ['Adam 0.005', 'SGD 0.1', 'Adam 0.02', 'SGD 1', 'batches']
  const written = (letters: number, taken?: number) =>
    withRoom(
      words.map((_, i) => i),
      (value) => words[value]!,
      (value) => (letters * value) / 4,
      taken,
    )
  expect(written(60, 0)).toEqual([1, 2, 3, 4])
  expect(written(14, 0)).toEqual([2, 4])
})
