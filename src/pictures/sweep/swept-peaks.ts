import type uPlot from 'uplot'
import { formatFixed, formatNumber } from '../../math/picture/format.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { peakOf } from '../../theory/sweep/statistics.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { canvasScale, isWide, letterSize } from '../../charts/plot/plot-axes.ts'
import { casedText, drawRing, ringRadius } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'
import { translate } from '../../words/language/language.ts'
import type { SweptSeries } from './swept-marks.ts'

/** The peak of a curve, and what it has lost since. */
export interface SweptPeak {
  readonly label: string
  readonly color: string
  /** The swept value at the peak, and the median there and at the last value. */
  readonly value: number
  readonly height: number
  readonly end: number
}

/** Distance of the first bracket from the last value, and of each from the next, as fractions of the values’ range. */
const [firstBracket, nextBracket] = [0.035, 0.05]

/** Returns the place of the bracket of a curve on the axis of the swept values, right of the last. */
export const bracketPlace = (values: readonly number[], k: number): number => {
  const [least, most] = [minOf(values), maxOf(values)]
  return most + (firstBracket + k * nextBracket) * (most - least || 1)
}

/** Returns the peaks of curves with finite medians. */
export function sweptPeaks(points: readonly SweepPoint[], series: readonly SweptSeries[]): SweptPeak[] {
  return series.flatMap(({ label, color, of }) => {
    const peak = peakOf(points, of)
    const end = points.at(-1)?.spreads[of]?.median ?? NaN
    return peak && Number.isFinite(end) ? [{ label, color, ...peak, end }] : []
  })
}

type Unit = 'points' | 'number'

const heightWords = (height: number, unit: Unit): string =>
  unit === 'points' ? `${formatNumber(100 * height, 2)} %` : formatNumber(height, 2)

/** Returns what a curve has lost since its peak, in words. */
export const lostWords = ({ height, end }: SweptPeak, unit: Unit): string =>
  unit === 'points'
    ? translate(`lost ${Math.round(100 * (height - end))} points`)
    : translate(`lost ${formatFixed(height - end)}`)

/** Returns where a curve has its peak, in words. */
export const peakWords = ({ value, height }: SweptPeak, label: string, unit: Unit): string =>
  translate(`${heightWords(height, unit)} at ${label} ${formatNumber(value, 4)}`)

/** The parts of a sweep chart that its peaks are drawn from. */
interface Peaked {
  readonly label: string
  readonly values: readonly number[]
  readonly points: readonly SweepPoint[]
  readonly series: readonly SweptSeries[]
}

/**
 * Draws a ring at the peak of each curve, a dashed level from there to its end, and a bracket there with what it has lost. The text of
 * the highest peak is above its marks, and the text of the others below all curves.
 */
export function drawPeaks(
  plot: uPlot,
  { label, values, points, series }: Peaked,
  unit: Unit,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const scale = canvasScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const wide = isWide(plot.width, theme)
  const xOf = (value: number) => plot.valToPos(value, 'x', true)
  const yOf = (height: number) => plot.valToPos(height, 'y', true)
  const peaks = sweptPeaks(points, series)
  const highest = maxOf(peaks.map(({ height }) => height))
  ctx.save()
  ctx.lineCap = 'round'
  ctx.textBaseline = 'middle'
  peaks.forEach((peak, k) => {
    const { color, value, height, end } = peak
    const [x, y, foot, right] = [xOf(value), yOf(height), yOf(end), xOf(bracketPlace(values, k))]
    const isHighest = height === highest
    ctx.strokeStyle = color
    ctx.lineWidth = 1.3 * scale
    ctx.setLineDash([6 * scale, 5 * scale])
    ctx.beginPath()
    ctx.moveTo(x + (ringRadius + 3) * scale, y)
    ctx.lineTo(right, y)
    ctx.stroke()
    ctx.setLineDash([])
    ctx.lineWidth = 2.6 * scale
    ctx.beginPath()
    const tip = 5 * scale
    ctx.moveTo(right - tip, y)
    ctx.lineTo(right, y)
    ctx.lineTo(right, foot)
    ctx.lineTo(right - tip, foot)
    ctx.stroke()
    const lost = (wide ? (k === 0 ? 2 : 1.5) : 1.15) * size
    ctx.font = `600 ${lost}px ${theme.hand}`
    ctx.textAlign = 'right'
    casedText(ctx, lostWords(peak, unit), right, isHighest ? y - 0.8 * lost : foot + 0.8 * lost, color, theme)
    ctx.font = `600 ${wide ? 1.25 * size : size}px ${theme.hand}`
    ctx.textAlign = 'left'
    const words = peakWords(peak, label, unit)
    if (isHighest) casedText(ctx, words, x + 0.6 * size, y - 1.6 * size, color, theme)
    else {
      const from = plot.posToVal((x - bbox.left) / devicePixelRatio, 'x')
      const to = plot.posToVal((x + ctx.measureText(words).width - bbox.left) / devicePixelRatio, 'x')
      const under = points
        .filter((point) => point.value >= from && point.value <= to)
        .flatMap(({ spreads }) => series.map(({ of }) => yOf(spreads[of]?.least ?? NaN)))
        .filter(Number.isFinite)
      const at = Math.min(bbox.top + bbox.height - size, maxOf(under) + 1.2 * size)
      ctx.strokeStyle = color
      ctx.lineWidth = 1.2 * scale
      ctx.beginPath()
      ctx.moveTo(x, y + (ringRadius + 2) * scale)
      ctx.lineTo(x, at - 0.7 * size)
      ctx.stroke()
      casedText(ctx, words, x - 0.2 * size, at, color, theme)
    }
    drawRing(plot, x, y, theme, { color, width: 2.6, casing: 5 })
  })
  ctx.restore()
}
