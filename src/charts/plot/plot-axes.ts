import type uPlot from 'uplot'
import { formatCount, formatNumber, powerOfTen } from '../../math/picture/format.ts'
import { ticks } from '../../math/picture/ticks.ts'
import type { ChartTheme } from '../theme.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Text size of a chart on a laptop, in CSS pixels. */
const defaultLetters = 13

export const axisLook = (theme: ChartTheme) => ({
  stroke: theme.quiet,
  font: theme.font,
  ticks: { show: false },
  border: { show: false },
  grid: { stroke: theme.hairline, width: 1 },
})

/** Text size of a chart in CSS pixels. */
export const letterSize = (theme: ChartTheme): number => Number.parseFloat(theme.font)

/** The typeface of a chart's numbers in this size. */
export const sizedFont = ({ font }: ChartTheme, size: number): string => font.replace(/^[\d.]+/, String(size))

/** Scale of lines and marks relative to the default text size. */
export const strokeScale = (theme: ChartTheme): number => Math.max(1, letterSize(theme) / defaultLetters)

/** The same in pixels of the canvas. */
export const canvasScale = (theme: ChartTheme): number => devicePixelRatio * strokeScale(theme)

/** Look of a curve. Its dashes are in CSS pixels at the default text size. */
export const curveLook = (theme: ChartTheme, color: string, dash?: readonly number[]): uPlot.Series => ({
  stroke: color,
  width: 2 * strokeScale(theme),
  points: { show: false },
  ...(dash ? { dash: dash.map((length) => length * strokeScale(theme)) } : {}),
})

/** Length of a tick with and without a number, in CSS pixels at the default text size. */
const [longTick, shortTick] = [7, 4]

export interface AxisName {
  readonly name: string
  readonly log?: boolean
}

/** Distance from a plot to the name of its horizontal axis on the right, relative to the text size. */
const nameGap = 2

/** Returns true for a chart with much space next to its plot. */
export const isWide = (width: number, theme: ChartTheme): boolean => width >= 34 * letterSize(theme)

/** Fraction of a chart's width that the name of its horizontal axis may take on the right. */
const nameShare = (width: number, theme: ChartTheme): number => (isWide(width, theme) ? 0.25 : 0.2)

/**
 * Returns the CSS pixels that the name of a horizontal axis takes to the right of a plot: 0 in a narrow chart, where it
 * is under the numbers.
 */
export function axisNameRoom({ name, log = false }: AxisName, width: number, theme: ChartTheme): number {
  const size = letterSize(theme)
  const room = (0.58 * (name.length + (log ? 4 : 0)) + nameGap + 0.3) * size
  return room <= nameShare(width, theme) * width ? room : 0
}

/** The least height of a chart with space for the name of its horizontal axis under the numbers, relative to the text size. */
const leastHeight = 8

/** Returns true if there is space for the name of the horizontal axis. */
const isNamed = (name: AxisName, { width, height }: uPlot, theme: ChartTheme): boolean =>
  axisNameRoom(name, width, theme) > 0 || height >= leastHeight * letterSize(theme)

/** Returns the horizontal axis: a line with ticks, the numbers under them, and the space of its name. */
export function levelAxis(theme: ChartTheme, name: AxisName, write = tickTexts): uPlot.Axis {
  const size = letterSize(theme)
  const tick = longTick * strokeScale(theme)
  return {
    ...axisLook(theme),
    grid: { show: false },
    border: { show: true, stroke: theme.quiet, width: 1 },
    ticks: { show: true, stroke: theme.ink, width: 1, size: tick },
    size: (plot) =>
      tick + size * (axisNameRoom(name, plot.width, theme) > 0 || !isNamed(name, plot, theme) ? 1.9 : 3.1),
    gap: size * 0.4,
    space: size * 5,
    values: (_plot, splits) => write(splits),
  }
}

/** Top of the numbers of a horizontal axis, in pixels of the canvas. */
export const numbersTop = ({ bbox }: uPlot, theme: ChartTheme): number =>
  bbox.top + bbox.height + (longTick * strokeScale(theme) + 0.4 * letterSize(theme)) * devicePixelRatio

/** Writes the name of the horizontal axis at its end: to the right of its numbers, or under them. */
export function drawAxisName(plot: uPlot, named: AxisName, theme: ChartTheme): void {
  if (!isNamed(named, plot, theme)) return
  const { ctx, bbox, width } = plot
  const { name, log = false } = named
  const size = letterSize(theme) * devicePixelRatio
  const right = bbox.left + bbox.width
  const isRight = axisNameRoom(named, width, theme) > 0
  // Under the numbers, clear of a pill among them.
  const top =
    numbersTop(plot, theme) + (isRight ? 0 : Math.max(1.3 * size, 0.45 * size + 13 * canvasScale(theme)))
  const tail = log ? ' log' : ''
  const font = sizedFont(theme, size)
  ctx.save()
  ctx.textBaseline = 'top'
  ctx.textAlign = 'left'
  ctx.font = font
  const tailWidth = ctx.measureText(tail).width
  ctx.font = `600 ${font}`
  const left = isRight ? right + nameGap * size : right - tailWidth - ctx.measureText(name).width
  ctx.fillStyle = theme.ink
  ctx.fillText(name, left, top)
  const end = left + ctx.measureText(name).width
  ctx.font = font
  ctx.fillStyle = theme.quiet
  ctx.fillText(tail, end, top)
  ctx.restore()
}

export function drawShortTicks(plot: uPlot, values: readonly number[], theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const foot = bbox.top + bbox.height
  ctx.save()
  ctx.strokeStyle = theme.quiet
  ctx.lineWidth = devicePixelRatio
  ctx.beginPath()
  for (const value of values) {
    const x = Math.round(plot.valToPos(value, 'x', true))
    if (x < bbox.left - 1 || x > bbox.left + bbox.width + 1) continue
    ctx.moveTo(x, foot)
    ctx.lineTo(x, foot + shortTick * strokeScale(theme) * devicePixelRatio)
  }
  ctx.stroke()
  ctx.restore()
}

/** The digits of a value without the zeros around them. */
const digitsOf = (value: number): string => value.toExponential().replace(/e.*|[-.]/g, '')

/** The priority of a value on an axis: powers of ten come first, then values with few digits. */
const roundness = (value: number): number => (digitsOf(value) === '1' ? 0 : digitsOf(value).length)

const mostDigits = 4

/**
 * Returns those values, in rising order, whose texts fit next to each other under an axis; earlier values take
 * precedence. `placeOf` is the place of a value relative to the text size, `taken` a value that has a pill.
 */
export function withRoom(
  values: readonly number[],
  textOf: (value: number) => string,
  placeOf: (value: number) => number,
  taken?: number,
): number[] {
  const reach = (value: number) => 0.3 * textOf(value).length + 0.4
  const kept = taken === undefined ? [] : [taken]
  for (const value of values)
    if (
      kept.every(
        (other) =>
          Math.abs(placeOf(value) - placeOf(other)) >=
          reach(value) + reach(other) + (other === taken ? 0.5 : 0),
      )
    )
      kept.push(value)
  return kept.filter((value) => value !== taken).sort((one, other) => one - other)
}

/** Returns the values written under an axis, as in `withRoom`, with the ends and the round ones first. */
export function writtenValues(
  values: readonly number[],
  placeOf: (value: number) => number,
  taken?: number,
): number[] {
  const order = values
    .filter((value) => digitsOf(value).length <= mostDigits)
    .map((value, i, all) => ({ value, rank: i === 0 || i === all.length - 1 ? -1 : roundness(value) }))
    .sort((one, other) => one.rank - other.rank || one.value - other.value)
  return withRoom(
    order.map(({ value }) => value),
    formatNumber,
    placeOf,
    taken,
  )
}

/** Whole numbers between ticks. */
export const wholeSteps = Array.from({ length: 9 }, (_, power) =>
  [1, 2, 5].map((step) => step * 10 ** power),
).flat()

/** The largest and the smallest number written in full next to powers of ten. */
const [mostPlain, leastPlain] = [100, 0.01]

/** Formats the numbers of ticks consistently: if one needs a power of ten, so do all powers of ten above 100 or below 0.01. */
export function tickTexts(splits: readonly (number | null)[]): string[] {
  const texts = splits.map((value) => (value === null ? '' : formatNumber(value)))
  if (!texts.some((text) => /10[⁻¹²³⁴⁵⁶⁷⁸⁹]/.test(text)))
    return splits.map((value, i) =>
      value !== null && Math.abs(value) >= 1e4 ? formatCount(value) : texts[i]!,
    )
  return splits.map((value, i) => {
    const size = Math.abs(value ?? 0)
    const power = Math.log10(size)
    const isFar = size > mostPlain || (size > 0 && size < leastPlain)
    return isFar && Math.abs(power - Math.round(power)) < 1e-9
      ? `${value! < 0 ? '−' : ''}${powerOfTen(Math.round(power))}`
      : texts[i]!
  })
}

/** The most ticks of an upright axis, however high it is. */
const mostTicks = 8

/** Returns the upright axis, as wide as its longest number. `whole`: for counts. */
export function uprightAxis(theme: ChartTheme, whole = false): uPlot.Axis {
  const size = letterSize(theme)
  return {
    ...axisLook(theme),
    size: (_plot, labels) =>
      size * (1 + 0.58 * Math.max(3, maxOf((labels ?? []).map(({ length }) => length)))),
    gap: size * 0.4,
    space: (_plot, _axis, _low, _high, height) => Math.max(size * 1.6, height / mostTicks),
    ...(whole && { incrs: wholeSteps }),
    values: (_plot, splits) => tickTexts(splits),
  }
}

/**
 * Returns the ticks in a range: at most `most` powers of ten, or 1, 2 and 5 times powers of ten if there are too few
 * powers, or round numbers if those are too few as well.
 */
export function logTicks(low: number, high: number, most = 6): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)]
  if (last - first < 1 || (last - first < 2 && most > 4)) {
    const decades = Array.from({ length: last - first + 3 }, (_, k) => first - 1 + k)
    const round = decades.flatMap((decade) =>
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

/** Returns the ticks of a logarithmic axis, no more than fit. */
export function logSplits(theme: ChartTheme): Required<Pick<uPlot.Axis, 'filter'>> & {
  readonly splits: Extract<uPlot.Axis.Splits, (...given: never[]) => unknown>
} {
  const size = letterSize(theme)
  return {
    splits: ({ width, height }, axis, low, high) => {
      const room = axis === 0 ? width / (6 * size) : height / (2.6 * size)
      return logTicks(low, high, Math.max(2, Math.min(6, Math.floor(room))))
    },
    filter: (_plot, splits) => splits,
  }
}

/** Options of a plot as large as its host, without a legend. */
export const plotFrame = (host: HTMLElement) => ({
  width: Math.max(1, host.clientWidth),
  height: Math.max(1, host.clientHeight),
  legend: { show: false },
})

/** Fits the host's size, if it has one. */
export function fitPlot(
  plot: uPlot | undefined,
  { clientWidth: width, clientHeight: height }: HTMLElement,
): void {
  if (width > 0 && height > 0) plot?.setSize({ width, height })
}
