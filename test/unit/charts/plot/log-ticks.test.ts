import { expect, it } from 'vitest'
import { logTicks, uprightAxis } from '../../../../src/charts/plot/plot-axes.ts'
import type { ChartTheme } from '../../../../src/charts/theme.ts'

it('marks powers of ten, fewer of them over many decades', () => {
  expect(logTicks(0.05, 20)).toEqual([0.1, 1, 10])
  expect(logTicks(1e-12, 1)).toHaveLength(5)
})

it('marks 1, 2 and 5 within a decade, and round numbers where those are too few', () => {
  expect(logTicks(1.5, 8)).toEqual([2, 5])
  expect(logTicks(12.5, 18)).toEqual([14, 16, 18])
})

it('an upright axis has at most eight ticks, and on a low chart as many as its letters leave room for', () => {
  const { space } = uprightAxis({ font: '13px sans-serif' } as ChartTheme)
  const apart = (height: number) =>
    typeof space === 'function' ? space({} as never, 1, 0, 1, height) : space
  expect(apart(800)).toBe(100)
  expect(apart(80)).toBe(13 * 1.6)
})
