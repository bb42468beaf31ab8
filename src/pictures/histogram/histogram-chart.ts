import type uPlot from 'uplot'
import type { Bins } from '../../math/statistics/bins.ts'
import {
  drawAxisName,
  levelAxis,
  logSplits,
  plotFrame,
  canvasScale,
  uprightAxis,
} from '../../charts/plot/plot-axes.ts'
import type { AxisScale } from '../../charts/plot/plot-frame.ts'
import { namedPadding } from '../../charts/plot/curve-names.ts'
import { PlotChart } from '../../charts/plot/plot-chart.ts'
import { drawRules, ruleRoom, type PlotRule } from '../../charts/plot/rules.ts'
import type { ChartTheme } from '../../charts/theme.ts'

/** Expected counts in each bin, as a stepped line over the bars. */
export interface ExpectedCounts {
  readonly label: string
  readonly counts: ArrayLike<number>
  /** True if drawn with dashes, behind the correct distribution. */
  readonly wrong?: boolean
}

/** A histogram of draws, with its bins, counts and the counts expected by theory. */
export interface HistogramContent {
  /** Name of the values, such as “comparisons”. */
  readonly label: string
  readonly bins: Bins
  readonly counts: ArrayLike<number>
  readonly expected: readonly ExpectedCounts[]
  readonly rules: readonly PlotRule[]
  /** Interval of values shaded over the full height. */
  readonly shaded?: readonly [from: number, to: number] | undefined
  /** True if the vertical axis is logarithmic, which shows the tails. */
  readonly log: boolean
  /** The horizontal axis unless it is that of the bins, and the height of the vertical axis unless it is that of the bars. */
  readonly across?: AxisScale | undefined
  readonly top?: number | undefined
  /** True if the draws belong to an earlier experiment. */
  readonly stale: boolean
}

/** Least count shown on a log axis. */
const least = 0.5

const acrossOf = ({ across, bins }: HistogramContent): AxisScale =>
  across ?? { from: bins.from, to: bins.from + bins.width * bins.count }

/** Largest height in the chart. */
export const highest = ({ counts, expected }: HistogramContent): number =>
  [counts, ...expected.map((one) => one.counts)].reduce<number>(
    (most, heights) => Array.from(heights).reduce((found, height) => Math.max(found, height), most),
    1,
  )

/** Bars that count draws, under the counts that a distribution expects. Owns what it adds to `host`. */
export class HistogramChart extends PlotChart {
  draw(content: HistogramContent, theme: ChartTheme): void {
    const { from, to } = acrossOf(content)
    const edges = [from, to]
    this.put(options(this.host, content, theme), [edges, [null, null]])
  }
}

function options(host: HTMLElement, content: HistogramContent, theme: ChartTheme): uPlot.Options {
  const { log } = content
  const top = content.top ?? highest(content)
  const across = acrossOf(content)
  const name = { name: content.label, log: across.log === true }
  const up: uPlot.Range.MinMax = log ? [least, top * 2] : [0, top * 1.08]
  return {
    ...plotFrame(host),
    padding: namedPadding(theme, name, undefined, content.rules.length > 0 ? ruleRoom : undefined),
    cursor: { show: false },
    scales: {
      x: { time: false, distr: across.log ? 3 : 1, range: () => [across.from, across.to] },
      y: { distr: log ? 3 : 1, range: () => up },
    },
    axes: [
      { ...levelAxis(theme, name), ...(across.log ? logSplits(theme) : {}) },
      { ...uprightAxis(theme, true), ...(log ? logSplits(theme) : {}) },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: {
      draw: [
        (plot) => drawShade(plot, content, theme),
        (plot) => drawBars(plot, content, theme),
        (plot) => content.expected.forEach((one) => drawExpected(plot, content, one, theme)),
        (plot) => drawRules(plot, content.rules, theme),
        (plot) => drawAxisName(plot, name, theme),
      ],
    },
  }
}

const shade = 0.1

function drawShade(plot: uPlot, { shaded }: HistogramContent, theme: ChartTheme): void {
  if (!shaded) return
  const { ctx, bbox } = plot
  const [left, right] = shaded.map((value) =>
    Math.max(bbox.left, Math.min(bbox.left + bbox.width, plot.valToPos(value, 'x', true))),
  ) as [number, number]
  ctx.save()
  ctx.globalAlpha = shade
  ctx.fillStyle = theme.ink
  ctx.fillRect(left, bbox.top, right - left, bbox.height)
  ctx.restore()
}

/** Opacity of draws from an earlier experiment. */
const pale = 0.35

/** Places on the canvas. A count below the axis is drawn on the axis. */
const placesOf = (plot: uPlot, log: boolean) => ({
  x: (value: number) => plot.valToPos(value, 'x', true),
  y: (count: number) => plot.valToPos(log ? Math.max(least, count) : count, 'y', true),
})

function drawBars(plot: uPlot, { bins, counts, log, stale }: HistogramContent, theme: ChartTheme): void {
  const { ctx } = plot
  const { x, y } = placesOf(plot, log)
  const gap = Math.min(devicePixelRatio, (x(bins.from + bins.width) - x(bins.from)) / 6)
  ctx.save()
  ctx.globalAlpha = stale ? pale : 1
  ctx.fillStyle = theme.metric
  for (let i = 0; i < bins.count; i++) {
    const count = counts[i] ?? 0
    if (count === 0) continue
    const [left, right] = [x(bins.from + i * bins.width), x(bins.from + (i + 1) * bins.width)]
    ctx.fillRect(left + gap / 2, y(count), right - left - gap, y(0) - y(count))
  }
  ctx.restore()
}

function drawExpected(
  plot: uPlot,
  { bins, log }: HistogramContent,
  { counts, wrong }: ExpectedCounts,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const { x, y } = placesOf(plot, log)
  const scale = canvasScale(theme)
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.beginPath()
  for (let i = 0; i < bins.count; i++) {
    const height = y(counts[i]!)
    ctx.lineTo(x(bins.from + i * bins.width), height)
    ctx.lineTo(x(bins.from + (i + 1) * bins.width), height)
  }
  ctx.lineJoin = 'round'
  // A paper-coloured line separates the line from the bars below.
  ctx.lineWidth = 5 * scale
  ctx.strokeStyle = theme.card
  ctx.stroke()
  if (wrong) ctx.setLineDash([6 * scale, 4 * scale])
  ctx.lineWidth = 2.5 * scale
  ctx.strokeStyle = wrong ? theme.ink : theme.accent
  ctx.stroke()
  ctx.restore()
}
