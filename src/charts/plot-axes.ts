import type uPlot from 'uplot'
import { formatNumber } from '../math/format.ts'
import type { ChartTheme } from './theme.ts'

/** How the axes of every chart look. */
export const axisLook = (theme: ChartTheme) => ({
  stroke: theme.quiet,
  font: theme.font,
  ticks: { show: false },
  border: { show: false },
  grid: { stroke: theme.hairline, width: 1 },
})

/** CSS pixels of a chart's letters. */
export const letterSize = (theme: ChartTheme): number => Number.parseFloat(theme.font)

/** The axis across, without lines of its own. */
export function acrossAxis(theme: ChartTheme, write: (value: number) => string): uPlot.Axis {
  const size = letterSize(theme)
  return {
    ...axisLook(theme),
    grid: { show: false },
    size: size * 2,
    gap: size * 0.4,
    space: size * 5,
    values: (_plot, splits) => splits.map(write),
  }
}

/** The upright axis, as wide as its longest number. */
export function uprightAxis(theme: ChartTheme): uPlot.Axis {
  const size = letterSize(theme)
  return {
    ...axisLook(theme),
    size: (_plot, labels) => size * (1 + 0.58 * Math.max(3, ...(labels ?? []).map(({ length }) => length))),
    gap: size * 0.4,
    space: size * 2.2,
    values: (_plot, splits) =>
      splits.map((value: number | null) => (value === null ? '' : formatNumber(value, 3))),
  }
}
