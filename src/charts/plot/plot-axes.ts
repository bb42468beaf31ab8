import type uPlot from 'uplot'
import { formatNumber } from '../../math/picture/format.ts'
import { ticks } from '../../math/picture/ticks.ts'
import type { ChartTheme } from '../theme.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** CSS pixels of a chart's letters on a laptop. */
const usualLetters = 13

/** Look of the axes of every chart. */
export const axisLook = (theme: ChartTheme) => ({
  stroke: theme.quiet,
  font: theme.font,
  ticks: { show: false },
  border: { show: false },
  grid: { stroke: theme.hairline, width: 1 },
})

/** CSS pixels of a chart's letters. */
export const letterSize = (theme: ChartTheme): number => Number.parseFloat(theme.font)

/** Factor by which lines and marks are larger than beside letters of the usual size. */
export const strokeScale = (theme: ChartTheme): number => Math.max(1, letterSize(theme) / usualLetters)

/** Look of a curve. Its dashes are in CSS pixels beside letters of the usual size. */
export const curveLook = (theme: ChartTheme, color: string, dash?: readonly number[]): uPlot.Series => ({
  stroke: color,
  width: 2 * strokeScale(theme),
  points: { show: false },
  ...(dash ? { dash: dash.map((length) => length * strokeScale(theme)) } : {}),
})

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

/** The most ticks of an upright axis, however high it is. */
const mostTicks = 8

/** The upright axis, as wide as its longest number. */
export function uprightAxis(theme: ChartTheme): uPlot.Axis {
  const size = letterSize(theme)
  return {
    ...axisLook(theme),
    size: (_plot, labels) =>
      size * (1 + 0.58 * Math.max(3, maxOf((labels ?? []).map(({ length }) => length)))),
    gap: size * 0.4,
    space: (_plot, _axis, _low, _high, height) => Math.max(size * 1.6, height / mostTicks),
    values: (_plot, splits) =>
      splits.map((value: number | null) => (value === null ? '' : formatNumber(value, 3))),
  }
}

/**
 * Ticks in a range: at most `most` powers of ten, or 1, 2 and 5 times powers of ten where fewer than two powers are in it.
 * Round numbers where those are too few as well.
 */
export function logTicks(low: number, high: number, most = 6): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)]
  if (last - first < 1) {
    const round = [first - 1, first, first + 1].flatMap((decade) =>
      [1, 2, 5]
        .map((mantissa) => Number(`${mantissa}e${decade}`))
        .filter((value) => value >= low && value <= high),
    )
    return round.length > 1 ? round : ticks(low, high, 3)
  }
  const stride = Math.ceil((last - first + 1) / most)
  return Array.from({ length: Math.floor((last - first) / stride) + 1 }, (_, k) =>
    Number(`1e${first + k * stride}`),
  )
}

/** Ticks of a logarithmic axis, no more than there is room for. */
export function logSplits(theme: ChartTheme): Pick<uPlot.Axis, 'splits' | 'filter'> {
  const size = letterSize(theme)
  return {
    splits: ({ width, height }, axis, low, high) => {
      const room = axis === 0 ? width / (6 * size) : height / (2.6 * size)
      return logTicks(low, high, Math.max(2, Math.min(6, Math.floor(room))))
    },
    filter: (_plot, splits) => splits,
  }
}

/** A plot as large as its host, whose legend is elsewhere. */
export const plotFrame = (host: HTMLElement) => ({
  width: Math.max(1, host.clientWidth),
  height: Math.max(1, host.clientHeight),
  legend: { show: false },
})

/** Fits the host's size, where it has one. */
export function fitPlot(
  plot: uPlot | undefined,
  { clientWidth: width, clientHeight: height }: HTMLElement,
): void {
  if (width > 0 && height > 0) plot?.setSize({ width, height })
}
