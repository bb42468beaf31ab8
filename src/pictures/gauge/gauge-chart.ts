import type uPlot from 'uplot'
import { formatNumber } from '../../math/picture/format.ts'
import { maxOf } from '../../math/statistics/range.ts'
import {
  axisLook,
  axisNameRoom,
  canvasScale,
  drawAxisName,
  letterSize,
  levelAxis,
  logSplits,
  plotFrame,
} from '../../charts/plot/plot-axes.ts'
import { nameFont } from '../../charts/plot/curve-names.ts'
import { PlotChart } from '../../charts/plot/plot-chart.ts'
import { casedText, drawRing } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'

export interface GaugeRow {
  readonly label: string
  readonly color: string
  /** Its measure at each record; values that are not positive have no place. */
  readonly values: readonly number[]
  /** The last record up to the current step. */
  readonly at: number
  /** Text above that record, or below it if there is no room. */
  readonly words: string
}

/** A measure of several runs on one log axis, against the limit beyond which they are unstable. */
export interface GaugeContent {
  readonly name: string
  readonly rows: readonly GaugeRow[]
  readonly from: number
  readonly to: number
  readonly limit: { readonly value: number; readonly label: string }
  /** Labels of the two sides of the limit. */
  readonly sides: readonly [string, string]
  /** The upper axis, with numbers `over` divided by those below and ticks where the runs begin. */
  readonly above: { readonly name: string; readonly over: number }
}

/** Number of hops drawn before a run’s current value. */
const hops = 8

/** Space above the plot for the upper axis and the name of the limit, in em. */
const [aboveRoom, limitRoom] = [1.7, 1.5]

/** Least distance between two axis numbers in em, as wide as "0.126" and a space. */
const tickRoom = 3.8

/** Rows of a measure against a limit on a log axis. Owns what it adds to `host`. */
export class GaugeChart extends PlotChart {
  draw(content: GaugeContent, theme: ChartTheme): void {
    this.put(options(this.host, content, theme), [
      [content.from, content.to],
      [null, null],
    ])
  }
}

function options(host: HTMLElement, content: GaugeContent, theme: ChartTheme): uPlot.Options {
  const { from, to, above, rows } = content
  const size = letterSize(theme)
  const name = { name: content.name, log: true }
  const labels = 0.62 * size * (2 + maxOf([4, ...rows.map(({ label }) => label.length)]))
  const nameRoom = Math.max(2 * size, axisNameRoom(name, host.clientWidth, theme))
  const letters = (host.clientWidth - labels - nameRoom) / size
  return {
    ...plotFrame(host),
    padding: [limitRoom * size, nameRoom, 0, labels],
    cursor: { show: false },
    scales: {
      x: { time: false, distr: 3, range: () => [from, to] },
      y: { range: () => [0, Math.max(1, rows.length)] },
    },
    axes: [
      { ...levelAxis(theme, name), ...logSplits(theme), filter: (_plot, splits) => splits },
      { show: false },
      {
        ...axisLook(theme),
        scale: 'x',
        side: 0,
        grid: { show: false },
        size: aboveRoom * size,
        gap: 0.3 * size,
        splits: (...plot) => withStarts(logSplits(theme).splits(...plot), content, letters),
        filter: (_plot, splits) => splits,
        values: (_plot, splits) => splits.map((value) => formatNumber(above.over / value, 3)),
      },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: {
      drawClear: [(plot) => drawSides(plot, content, theme)],
      draw: [
        (plot) => {
          drawAxisName(plot, name, theme)
          drawLimit(plot, content, theme)
          rows.forEach((row, i) => drawRow(plot, row, rows.length - i - 0.5, theme))
        },
      ],
    },
  }
}

/** Returns ticks where the runs begin, and others if their numbers fit into a gauge this wide, in em. */
function withStarts(ticks: readonly number[], { rows, from, to }: GaugeContent, letters: number): number[] {
  const decade = letters / Math.log10(to / from)
  const taken: number[] = []
  for (const tick of [...rows.flatMap(({ values }) => values.slice(0, 1)), ...ticks])
    if (taken.every((other) => Math.abs(Math.log10(tick / other)) * decade > tickRoom)) taken.push(tick)
  return taken.sort((a, b) => a - b)
}

/** Hatches the region beyond the limit, and labels both sides in their upper corners. */
function drawSides(plot: uPlot, { limit, sides, above }: GaugeContent, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const { left, top, width, height } = bbox
  const [scale, size] = [canvasScale(theme), letterSize(theme) * devicePixelRatio]
  const x = Math.min(Math.max(plot.valToPos(limit.value, 'x', true), left), left + width)
  ctx.save()
  ctx.globalAlpha = 0.12
  ctx.fillStyle = theme.metric
  ctx.fillRect(left, top, x - left, height)
  ctx.globalAlpha = 0.3
  ctx.beginPath()
  ctx.rect(x, top, left + width - x, height)
  ctx.clip()
  ctx.strokeStyle = theme.accent
  ctx.lineWidth = scale
  ctx.beginPath()
  for (let at = x - height; at < left + width; at += 9 * scale) {
    ctx.moveTo(at, top + height)
    ctx.lineTo(at + height, top)
  }
  ctx.stroke()
  ctx.restore()
  ctx.save()
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textBaseline = 'top'
  ctx.fillStyle = theme.quiet
  ctx.textAlign = 'left'
  ctx.fillText(sides[0], left + 0.6 * size, top + 0.4 * size)
  ctx.textAlign = 'right'
  casedText(ctx, sides[1], left + width - 0.6 * size, top + 0.4 * size, theme.accent, theme)
  ctx.textBaseline = 'bottom'
  ctx.fillStyle = theme.ink
  ctx.fillText(above.name, left - 1.5 * size, top - 0.4 * size)
  ctx.restore()
}

/** Draws the limit through both axes, with its name above. */
function drawLimit(plot: uPlot, { limit }: GaugeContent, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const size = letterSize(theme) * devicePixelRatio
  const x = plot.valToPos(limit.value, 'x', true)
  if (x < bbox.left || x > bbox.left + bbox.width) return
  const top = bbox.top - aboveRoom * size
  ctx.save()
  ctx.strokeStyle = ctx.fillStyle = theme.ink
  ctx.lineWidth = 1.8 * canvasScale(theme)
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.font = `600 ${1.15 * size}px ${theme.hand}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'bottom'
  ctx.fillText(limit.label, x, top)
  ctx.restore()
}

/** Draws a run: its values, the later ones pale, a circle where it began, its last hops, and a ring at the current one. */
function drawRow(
  plot: uPlot,
  { label, color, values, at, words }: GaugeRow,
  middle: number,
  theme: ChartTheme,
) {
  const { ctx, bbox } = plot
  const [scale, size] = [canvasScale(theme), letterSize(theme) * devicePixelRatio]
  const y = plot.valToPos(middle, 'y', true)
  const xs = values.map((value) => (value > 0 ? plot.valToPos(value, 'x', true) : NaN))
  const dot = (x: number, radius: number) => {
    ctx.beginPath()
    ctx.arc(x, y, radius * scale, 0, 2 * Math.PI)
  }
  ctx.save()
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'right'
  ctx.fillStyle = ctx.strokeStyle = color
  ctx.fillText(label, bbox.left - 0.8 * size, y)
  ctx.beginPath()
  ctx.rect(bbox.left, 0, bbox.width, plot.height * devicePixelRatio)
  ctx.clip()
  xs.forEach((x, k) => {
    ctx.globalAlpha = k > at ? 0.4 : 0.8
    dot(x, 2.2)
    ctx.fill()
  })
  ctx.globalAlpha = 1
  ctx.lineWidth = 1.6 * scale
  if (at > 0) {
    dot(xs[0]!, 4.5)
    ctx.stroke()
  }
  for (let k = Math.max(1, at - hops + 1); k <= at; k++) drawHop(ctx, xs[k - 1]!, xs[k]!, y)
  const now = xs[at]
  if (now !== undefined && Number.isFinite(now)) {
    drawRing(plot, now, y, theme)
    ctx.fillStyle = color
    dot(now, 5)
    ctx.fill()
    ctx.textAlign = 'center'
    const above = y - 13 * scale - size > bbox.top
    ctx.textBaseline = above ? 'bottom' : 'top'
    const half = ctx.measureText(words).width / 2 + 0.3 * size
    const x = Math.min(Math.max(now, bbox.left + half), bbox.left + bbox.width - half)
    casedText(ctx, words, x, y + (above ? -13 : 13) * scale, color, theme)
  }
  ctx.restore()
}

/** Draws an arc over the axis from one value to the next, higher for longer hops. */
function drawHop(ctx: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  if (!Number.isFinite(from + to)) return
  ctx.beginPath()
  ctx.moveTo(from, y)
  ctx.quadraticCurveTo((from + to) / 2, y - Math.abs(to - from) / 5, to, y)
  ctx.stroke()
}
