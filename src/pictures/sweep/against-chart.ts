import type uPlot from 'uplot'
import { formatNumber } from '../../math/picture/format.ts'
import { Declutter } from '../../math/picture/declutter.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import type { Spread } from '../../theory/sweep/sweep.ts'
import { nameFont } from '../../charts/plot/curve-names.ts'
import {
  axisLook,
  canvasScale,
  letterSize,
  plotFrame,
  tickTexts,
  uprightAxis,
} from '../../charts/plot/plot-axes.ts'
import { PlotChart } from '../../charts/plot/plot-chart.ts'
import { casedText, drawRing, ringRadius } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'
import { mean } from '../../math/statistics/moments.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** A value of the sweep, by two quantities over its draws. */
export interface PlottedValue {
  readonly value: number
  readonly name: string
  readonly across: Spread
  readonly up: Spread
}

/** The values under one setting, in one colour. */
export interface PlottedSeries {
  readonly label: string
  readonly color: string
  /** Its place in the order of run marks. */
  readonly mark: number
  readonly points: readonly PlottedValue[]
}

/** Two quantities of a sweep against each other: a dot for each value, without lines, since the values have no order. */
export interface AgainstContent {
  readonly across: string
  readonly up: string
  /** Each dot of the first series has a name of its own; the others are named as a whole. */
  readonly series: readonly PlottedSeries[]
  /** The value on the stage. */
  readonly shown?: number | undefined
  /** The value with highlighted dots. */
  readonly lit?: number | undefined
}

/** Returns the ends of an axis from 0 with space for the spread of all draws. */
export const scaleEnds = (
  series: readonly PlottedSeries[],
  axis: 'across' | 'up',
): readonly [number, number] => {
  const most = maxOf(series.flatMap(({ points }) => points.map((point) => point[axis].most)))
  return [0, most > 0 ? 1.08 * most : 1]
}

/** Owns what it adds to `host`. */
export class AgainstChart extends PlotChart {
  draw(content: AgainstContent, theme: ChartTheme): void {
    const { series, across } = content
    const size = letterSize(theme)
    this.put(
      {
        ...plotFrame(this.host),
        padding: [0.9 * size, 1.4 * size, 0, 0],
        cursor: { show: false },
        scales: {
          x: { time: false, range: () => [...scaleEnds(series, 'across')] },
          y: { range: () => [...scaleEnds(series, 'up')] },
        },
        axes: [
          {
            ...axisLook(theme),
            size: 1.9 * size,
            gap: 0.4 * size,
            space: 5 * size,
            label: across,
            labelFont: nameFont(theme),
            labelSize: 1.6 * size,
            stroke: theme.quiet,
            values: (_plot, splits) => tickTexts(splits),
          },
          uprightAxis(theme),
        ],
        series: [{}, { paths: () => null, points: { show: false } }],
        hooks: { draw: [(plot) => drawAll(plot, content, theme)] },
      },
      [[0], [null]],
    )
  }
}

const placeOf = (plot: uPlot, { across, up }: PlottedValue) =>
  [plot.valToPos(across.median, 'x', true), plot.valToPos(up.median, 'y', true)] as const

function drawAll(plot: uPlot, { series, shown, lit }: AgainstContent, theme: ChartTheme): void {
  for (const one of series) drawSpreads(plot, one, theme)
  for (const one of series.toReversed()) drawDots(plot, one, theme)
  const ringed = series[0]?.points.find(({ value }) => value === shown)
  if (ringed) drawRing(plot, ...placeOf(plot, ringed), theme)
  for (const { points, color } of series)
    for (const point of points)
      if (point.value === lit) drawRing(plot, ...placeOf(plot, point), theme, { color, width: 4, casing: 7 })
  drawNames(plot, series, shown, theme)
}

/** Draws the range of the draws in both directions as thin lines. */
function drawSpreads(plot: uPlot, { points, color }: PlottedSeries, theme: ChartTheme): void {
  const { ctx } = plot
  ctx.save()
  ctx.strokeStyle = color
  ctx.globalAlpha = theme.isDark ? 0.5 : 0.35
  ctx.lineWidth = 1.4 * canvasScale(theme)
  ctx.beginPath()
  for (const point of points) {
    const [x, y] = placeOf(plot, point)
    ctx.moveTo(plot.valToPos(point.across.least, 'x', true), y)
    ctx.lineTo(plot.valToPos(point.across.most, 'x', true), y)
    ctx.moveTo(x, plot.valToPos(point.up.least, 'y', true))
    ctx.lineTo(x, plot.valToPos(point.up.most, 'y', true))
  }
  ctx.stroke()
  ctx.restore()
}

/** Radius of a dot, in CSS pixels at the default text size. */
const dotRadius = 5.5

function drawDots(plot: uPlot, { points, color, mark }: PlottedSeries, theme: ChartTheme): void {
  const { ctx } = plot
  const scale = canvasScale(theme)
  ctx.save()
  ctx.fillStyle = color
  ctx.strokeStyle = theme.card
  ctx.lineWidth = 2.4 * scale
  for (const point of points) {
    const [x, y] = placeOf(plot, point)
    ctx.beginPath()
    for (const [dx, dy] of runMark(mark)) ctx.lineTo(x + dotRadius * scale * dx, y + dotRadius * scale * dy)
    ctx.closePath()
    ctx.stroke()
    ctx.fill()
  }
  ctx.restore()
}

/** Writes the names of the first series’ dots, and of the other series as a whole, off all dots. */
function drawNames(
  plot: uPlot,
  series: readonly PlottedSeries[],
  shown: number | undefined,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const size = letterSize(theme) * devicePixelRatio
  const scale = canvasScale(theme)
  const room = new Declutter({ x: bbox.left, y: bbox.top, width: bbox.width, height: bbox.height })
  for (const { points } of series)
    for (const point of points) {
      const [x, y] = placeOf(plot, point)
      const reach = (point.value === shown ? ringRadius + 2 : dotRadius + 1) * scale
      room.take({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach })
    }
  ctx.save()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  const write = (text: string, [x, y]: readonly [number, number], color: string) => {
    const { width } = ctx.measureText(text)
    const box = room.place(x, y, width + 0.3 * size, 1.3 * size, (ringRadius + 3) * scale)
    casedText(ctx, text, box.x + 0.15 * size, box.y + box.height / 2, color, theme)
  }
  const [first, ...others] = series
  ctx.font = nameFont(theme, devicePixelRatio)
  for (const { label, color, points } of others) {
    const places = points.map((point) => placeOf(plot, point))
    if (places.length > 0) write(label, [mean(places.map(([x]) => x)), mean(places.map(([, y]) => y))], color)
  }
  for (const point of first?.points ?? []) {
    ctx.font = nameFont(theme, devicePixelRatio).replace(/^600/, point.value === shown ? '700' : '500')
    write(point.name, placeOf(plot, point), theme.ink)
  }
  ctx.restore()
}

/** Returns a dot as text. */
export const dotText = ({ name, across, up }: PlottedValue): string =>
  `${name}: ${formatNumber(across.median, 3)}, ${formatNumber(up.median, 3)}`
