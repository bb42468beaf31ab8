import type uPlot from 'uplot'
import { formatCount, formatNumber, powerOfTen } from '../../math/picture/format.ts'
import { ticks } from '../../math/picture/ticks.ts'
import type { ChartTheme } from '../theme.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** CSS pixels of a chart's letters on a laptop. */
const defaultLetters = 13

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

/** The typeface of a chart's numbers, in letters of so many pixels. */
export const sizedFont = ({ font }: ChartTheme, size: number): string => font.replace(/^[\d.]+/, String(size))

/** Factor by which lines and marks are larger than beside letters of the usual size. */
export const strokeScale = (theme: ChartTheme): number => Math.max(1, letterSize(theme) / defaultLetters)

/** The same in pixels of the canvas. */
export const canvasScale = (theme: ChartTheme): number => devicePixelRatio * strokeScale(theme)

/** Look of a curve. Its dashes are in CSS pixels beside letters of the usual size. */
export const curveLook = (theme: ChartTheme, color: string, dash?: readonly number[]): uPlot.Series => ({
  stroke: color,
  width: 2 * strokeScale(theme),
  points: { show: false },
  ...(dash ? { dash: dash.map((length) => length * strokeScale(theme)) } : {}),
})

/** Length of a tick that has a number, and of one that has none, in CSS pixels beside letters of the usual size. */
const [longTick, shortTick] = [7, 4]

/** The name of a level axis. */
export interface AxisName {
  readonly name: string
  readonly log?: boolean
}

/** Letters from a plot to the name of its level axis right of it. */
const nameGap = 2

/** True of a chart that has much room beside its plot. */
export const isWide = (width: number, theme: ChartTheme): boolean => width >= 34 * letterSize(theme)

/** The part of a chart's width that the name of its level axis may take right of it. */
const nameShare = (width: number, theme: ChartTheme): number => (isWide(width, theme) ? 0.25 : 0.2)

/** CSS pixels that the name of a level axis takes right of a plot: 0 where it stands under the numbers, as the chart is narrow. */
export function axisNameRoom({ name, log = false }: AxisName, width: number, theme: ChartTheme): number {
  const size = letterSize(theme)
  const room = (0.58 * (name.length + (log ? 4 : 0)) + nameGap + 0.3) * size
  return room <= nameShare(width, theme) * width ? room : 0
}

/** The least height of a chart that has room for the name of its level axis under the numbers, in letters. */
const leastHeight = 8

/** True where the name of the level axis has a place. */
const isNamed = (name: AxisName, { width, height }: uPlot, theme: ChartTheme): boolean =>
  axisNameRoom(name, width, theme) > 0 || height >= leastHeight * letterSize(theme)

/** The level axis: a line with ticks, the numbers under them, and the room of its name. */
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

/** Top of the numbers of a level axis, in pixels of the canvas. */
export const numbersTop = ({ bbox }: uPlot, theme: ChartTheme): number =>
  bbox.top + bbox.height + (longTick * strokeScale(theme) + 0.4 * letterSize(theme)) * devicePixelRatio

/** Writes the name of the level axis at its end: right of its numbers, or under them. */
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

/** Draws a tick without a number at each of these values. */
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

/** Digits of a value without the zeros around them. */
const digitsOf = (value: number): string => value.toExponential().replace(/e.*|[-.]/g, '')

/** The place of a value in the order in which values are written: powers of ten, then those of few digits. */
const roundness = (value: number): number => (digitsOf(value) === '1' ? 0 : digitsOf(value).length)

/** The most digits of a number under an axis. */
const mostDigits = 4

/**
 * Those of some values, the first before the others, whose texts have room beside each other under an axis, rising. `placeOf` is the
 * place of a value in letters, `taken` a value that has a pill.
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

/** The values that are written under an axis, as `withRoom`: the ends and the round ones first. */
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

/** The most that is written in full beside numbers that are not, and the least. */
const [mostPlain, leastPlain] = [100, 0.01]

/** The numbers of ticks in one manner: where one needs a power of ten, all that are as far from 1 as hundred have one. */
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

/** The upright axis, as wide as its longest number. `whole`: of counts. */
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
 * Ticks in a range: at most `most` powers of ten, or 1, 2 and 5 times powers of ten where too few powers are in it.
 * Round numbers where those are too few as well.
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

/** Ticks of a logarithmic axis, no more than there is room for. */
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
