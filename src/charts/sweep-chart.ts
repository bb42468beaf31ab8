import uPlot from 'uplot'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import { formatNumber } from '../math/picture/format.ts'
import { pointerPosition } from '../math/picture/pointer-position.ts'
import type { PowerLaw } from '../math/statistics/power-law.ts'
import { runMark } from '../math/picture/run-mark.ts'
import { drawLevel, type LevelView } from './plot/level-line.ts'
import { acrossAxis, letterSize, logSplits, plotFrame, strokeScale, uprightAxis } from './plot/plot-axes.ts'
import type { AxisScale } from './plot/plot-frame.ts'
import { PlotChart } from './plot/plot-chart.ts'
import type { ChartTheme } from './theme.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'

/** One swept quantity. */
export interface SweptSeries {
  readonly label: string
  /** Index among the sweep's quantities. */
  readonly of: number
  readonly color: string
  /** A line joins its points. */
  readonly joined?: boolean | undefined
  /** The fitted power law, where one is expected and all points are computed. */
  readonly law?: PowerLaw | undefined
  /** That of the stored points, until all others are computed. */
  readonly storedLaw?: PowerLaw | undefined
}

/** Quantities over a swept value: points with their spreads, stored ones, and guesses. */
export interface SweepChartContent {
  /** All values of the sweep, also of those whose points are not computed yet. */
  readonly values: readonly number[]
  readonly points: readonly SweepPoint[]
  /** Points that were computed before. */
  readonly stored?: readonly SweepPoint[]
  readonly series: readonly SweptSeries[]
  /** A power law is expected: both axes are logarithmic. */
  readonly power: boolean
  /** The points belong to an experiment before. */
  readonly stale: boolean
  /** Heights that somebody has drawn at each of `values`. */
  readonly guess?: readonly (number | undefined)[]
  /** Levels that somebody has guessed. */
  readonly levels?: readonly LevelView[]
  /** The upright axis, where it is not that of the points. */
  readonly scale?: AxisScale | undefined
}

/** True where an axis of these values is logarithmic: all are positive, and over more than a decade unless `power`. */
export function isLog(values: readonly number[], power: boolean): boolean {
  const finite = values.filter(Number.isFinite)
  const [least, most] = [minOf(finite), maxOf(finite)]
  return finite.length > 0 && least > 0 && (power || most > 10 * least)
}

/** The range of an axis with room on both sides. */
function padded(values: readonly number[], log: boolean): uPlot.Range.MinMax {
  const finite = values.filter((value) => Number.isFinite(value) && (!log || value > 0))
  if (finite.length === 0) return log ? [0.1, 10] : [0, 1]
  const [least, most] = [minOf(finite), maxOf(finite)]
  if (log) return [least / 1.4, most * 1.4]
  return most > least || most !== 0 ? uPlot.rangeNum(least, most, 0.1, true) : [-0.05, 1]
}

/**
 * A quantity against the swept value: points, bars from least to most over the seeds, fitted lines; stored points are hollow and
 * pale under the others.
 * Owns what it puts into `host`.
 */
export class SweepChart extends PlotChart {
  draw(content: SweepChartContent, theme: ChartTheme): void {
    const { points, stored = [] } = content
    const known = new Map([...stored, ...points].map((point) => [point.value, point]))
    const rising = [...known.values()].sort((one, other) => one.value - other.value)
    const data: uPlot.AlignedData = [
      rising.map(({ value }) => value),
      ...content.series.map(({ of }) =>
        rising.map(({ spreads }) => {
          const mean = spreads[of]?.mean ?? NaN
          return Number.isFinite(mean) ? mean : null
        }),
      ),
    ]
    this.put(options(this.host, content, theme), data)
  }

  /** The swept value and the height under the pointer; undefined beside the plot. */
  read(event: PointerEvent): readonly [number, number] | undefined {
    const { plot } = this
    if (!plot || event.target !== plot.over) return undefined
    const { offsetWidth: width, offsetHeight: height } = plot.over
    const { x, y } = pointerPosition(event)
    if (x < 0 || y < 0 || x > width || y > height) return undefined
    return [plot.posToVal(x, 'x'), plot.posToVal(y, 'y')]
  }
}

function options(host: HTMLElement, content: SweepChartContent, theme: ChartTheme): uPlot.Options {
  const { values, series, power } = content
  const size = letterSize(theme)
  const { scale } = content
  const across = isLog(values, power)
  const up = scale ? scale.log === true : isLog(sweptHeights({ ...content, levels: [] }, false), power)
  const heights = sweptHeights(content, up)
  return {
    ...plotFrame(host),
    padding: [size * 0.7, size * 1.7, 0, 0],
    cursor: { show: false },
    scales: {
      x: { time: false, distr: across ? 3 : 1, range: () => padded(values, across) },
      y: { distr: up ? 3 : 1, range: () => (scale ? [scale.from, scale.to] : padded(heights, up)) },
    },
    axes: [
      { ...acrossAxis(theme, (value) => formatNumber(value, 3)), ...(across ? logSplits(theme) : {}) },
      { ...uprightAxis(theme), ...(up ? logSplits(theme) : {}) },
    ],
    series: [
      {},
      ...series.map(({ color }) => ({ stroke: color, paths: () => null, points: { show: false } })),
    ],
    hooks: {
      draw: [
        (plot) => drawGuess(plot, content, theme),
        (plot) => drawStored(plot, content, theme),
        (plot) => drawLive(plot, content, theme),
        (plot) => content.levels?.forEach((level) => drawLevel(plot, level, theme)),
      ],
    },
  }
}

/** Points of a fitted curve: a line where both axes are logarithmic. */
const curvePoints = 33

/** The curve that somebody has drawn, from the last point before it: hollow points on a line of dashes. */
function drawGuess(
  plot: uPlot,
  { values, points, series, guess = [] }: SweepChartContent,
  theme: ChartTheme,
): void {
  const first = guess.findIndex((height) => height !== undefined)
  if (first < 0) return
  const at = (value: number, height: number) =>
    [plot.valToPos(value, 'x', true), plot.valToPos(height, 'y', true)] as const
  const drawn = values.flatMap((value, i) => {
    const height = guess[i]
    return height === undefined ? [] : [at(value, height)]
  })
  const before = points.find(({ value }) => value === values[first - 1])
  const end = before?.spreads[series[0]?.of ?? 0]?.mean ?? NaN
  const { ctx } = plot
  const ratio = devicePixelRatio * strokeScale(theme)
  ctx.save()
  ctx.strokeStyle = theme.ink
  ctx.fillStyle = theme.card
  ctx.lineWidth = 1.5 * ratio
  ctx.setLineDash([4 * ratio, 3 * ratio])
  ctx.beginPath()
  if (before && Number.isFinite(end)) ctx.moveTo(...at(before.value, end))
  for (const [x, y] of drawn) ctx.lineTo(x, y)
  ctx.stroke()
  ctx.setLineDash([])
  for (const [x, y] of drawn) {
    ctx.beginPath()
    ctx.arc(x, y, 4.5 * ratio, 0, 2 * Math.PI)
    ctx.fill()
    ctx.stroke()
  }
  ctx.restore()
}

/** Opacity of what was computed before, and of a stored point while there is no other at its value. */
const [pale, alone] = [0.35, 0.55]

function drawStored(
  plot: uPlot,
  { stored = [], points, series }: SweepChartContent,
  theme: ChartTheme,
): void {
  const laws = series.map(({ storedLaw, ...rest }) => ({ ...rest, law: storedLaw }))
  const live = new Set(points.map(({ value }) => value))
  const opacityAt = (value: number) => (live.has(value) ? pale : alone)
  drawPoints(plot, { points: stored, series: laws, opacity: pale, opacityAt, hollow: true }, theme)
}

function drawLive(plot: uPlot, { points, series, stale }: SweepChartContent, theme: ChartTheme): void {
  const opacity = stale ? pale : 1
  drawPoints(plot, { points, series, opacity, opacityAt: () => opacity, hollow: false }, theme)
}

/** Points and fitted lines in one manner. */
interface Drawing extends Pick<SweepChartContent, 'points' | 'series'> {
  /** That of the lines. */
  readonly opacity: number
  /** That of the point at a value. */
  readonly opacityAt: (value: number) => number
  readonly hollow: boolean
}

function drawPoints(
  plot: uPlot,
  { points, series, opacity, opacityAt, hollow }: Drawing,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio * strokeScale(theme)
  const x = (value: number) => plot.valToPos(value, 'x', true)
  const y = (value: number) => plot.valToPos(value, 'y', true)
  ctx.save()
  ctx.beginPath()
  const room = 6 * ratio
  ctx.rect(bbox.left - room, bbox.top - room, bbox.width + 2 * room, bbox.height + 2 * room)
  ctx.clip()
  // The first series comes last and smaller, so that its marks lie within another's where they agree.
  for (const { of: q, color, law, joined } of series.toReversed()) {
    const size = (q === series[0]?.of ? 4.5 : 6.5) * ratio
    ctx.globalAlpha = opacity
    ctx.strokeStyle = color
    ctx.lineWidth = 1.5 * ratio
    if (law) {
      const [low, high] = [plot.posToVal(0, 'x'), plot.posToVal(bbox.width / devicePixelRatio, 'x')]
      ctx.setLineDash([5 * ratio, 4 * ratio])
      ctx.beginPath()
      for (let i = 0; i < curvePoints; i++) {
        const value = low * (high / low) ** (i / (curvePoints - 1))
        ctx.lineTo(x(value), y(law.factor * value ** law.slope))
      }
      ctx.stroke()
      ctx.setLineDash([])
    }
    if (joined) {
      ctx.beginPath()
      for (const { value, spreads } of points.toSorted((one, other) => one.value - other.value)) {
        const { mean = NaN } = spreads[q] ?? {}
        if (Number.isFinite(mean)) ctx.lineTo(x(value), y(mean))
      }
      ctx.stroke()
    }
    for (const { value, spreads } of points) {
      const spread = spreads[q]
      if (!spread || !Number.isFinite(spread.mean)) continue
      const [left, top] = [x(value), y(spread.mean)]
      ctx.globalAlpha = opacityAt(value)
      if (spread.count > 1) {
        ctx.beginPath()
        ctx.moveTo(left, y(spread.least))
        ctx.lineTo(left, y(spread.most))
        ctx.stroke()
      }
      ctx.beginPath()
      for (const [dx, dy] of runMark(q)) ctx.lineTo(left + size * dx, top + size * dy)
      ctx.closePath()
      ctx.fillStyle = hollow ? theme.card : color
      ctx.fill()
      ctx.strokeStyle = hollow ? color : theme.card
      ctx.stroke()
      ctx.strokeStyle = color
    }
  }
  ctx.restore()
}

/** The part of a chart of a sweep that has heights. */
interface SweptHeights extends Pick<SweepChartContent, 'points' | 'stored' | 'guess'> {
  readonly series: readonly Pick<SweptSeries, 'of'>[]
  readonly levels?: readonly Pick<LevelView, 'value'>[]
}

/** Of the lowest mean, the part down to which a logarithmic axis shows how far the seeds spread. */
const lowestPart = 1 / 3

/**
 * Heights that the upright axis shows. The lowest of many seeds may lie decades below their mean, to which a logarithmic axis would
 * give most of its length.
 */
export function sweptHeights(
  { points, stored = [], series, guess = [], levels = [] }: SweptHeights,
  log: boolean,
): number[] {
  const drawn = [...guess, ...levels.map(({ value }) => value)].filter((value) => value !== undefined)
  const spreads = [...stored, ...points].flatMap(({ spreads: all }) =>
    series.flatMap(({ of }) => all[of] ?? []),
  )
  const heights = [...drawn, ...spreads.flatMap(({ least, mean, most }) => [least, mean, most])]
  if (!log) return heights
  const shown = [...drawn, ...spreads.map(({ mean }) => mean)].filter((height) => height > 0)
  const floor = lowestPart * minOf(shown)
  return heights.map((height) => Math.max(height, floor))
}
