import uPlot from 'uplot'
import { at } from '../math/at.ts'
import type { Barrier } from '../reference/oracle/run/path.ts'
import {
  curveLook,
  drawAxisName,
  letterSize,
  levelAxis,
  logSplits,
  plotFrame,
  strokeScale,
  uprightAxis,
} from './plot/plot-axes.ts'
import { drawNames, namedPadding, type CurveName, type NamedEnd } from './plot/curve-names.ts'
import type { AxisScale } from './plot/plot-frame.ts'
import { PlotChart } from './plot/plot-chart.ts'
import { drawRules, overRules, ruleRoom, type PlotRule } from './plot/rules.ts'
import type { ChartTheme } from './theme.ts'

/** A metric along the straight line between two points of weight space. */
export interface SliceCurve {
  readonly id: string
  readonly label: string
  readonly color: string
  /** Lengths of dash and gap in CSS pixels; `undefined` or empty for an unbroken line. */
  readonly dash?: readonly number[]
  /** One for each t; values that are not finite leave a gap. */
  readonly values: ArrayLike<number>
  readonly barrier: Barrier
  /** Index of a place with a ring: the top of a hill. */
  readonly top?: number | undefined
  /** It has no name in the chart, as one of many alike. */
  readonly unnamed?: boolean
}

export interface SliceChartContent {
  /** Rising places on the line, including its ends 0 and 1. */
  readonly t: ArrayLike<number>
  readonly curves: readonly SliceCurve[]
  /** The upright axis, if it is not that of the curves. */
  readonly up?: AxisScale | undefined
  /** The least range of the upright axis. */
  readonly held?: AxisScale | undefined
  /** Names of the places 0 and 1. */
  readonly ends?: readonly [string, string] | undefined
}

/** The horizontal axis: places on the line, as fractions of its length. */
const line = { name: 't' }

/**
 * Returns the value of a curve at one of its places.
 * @throws RangeError if it is not one of them
 */
export const valueOn = ({ t }: Pick<SliceChartContent, 't'>, { values }: SliceCurve, place: number): number =>
  at(
    values,
    Array.from(t).findIndex((one) => Math.abs(one - place) < 1e-9),
  )

const columns = ({ t, curves }: SliceChartContent): uPlot.AlignedData => [
  Array.from(t),
  ...curves.map(({ values }) =>
    Array.from(values, (value): number | null => (Number.isFinite(value) ? value : null)),
  ),
]

const areNamed = (curves: readonly SliceCurve[]): boolean =>
  curves.length > 1 && !curves.some(({ unnamed }) => unnamed)

const namesOf = (curves: readonly SliceCurve[]): CurveName[] =>
  areNamed(curves) ? curves.map(({ label, color }) => ({ name: label, color })) : []

const endsOf = (plot: uPlot, { t, curves }: SliceChartContent): NamedEnd[] =>
  curves.flatMap(({ label, color, values }) => {
    const [place, value] = [t[t.length - 1] ?? NaN, values[values.length - 1] ?? NaN]
    if (!Number.isFinite(value)) return []
    return [{ name: label, color, end: [plot.valToPos(place, 'x', true), plot.valToPos(value, 'y', true)] }]
  })

const rulesOf = ([from, to]: readonly [string, string]): PlotRule[] => [
  { at: 0, label: from },
  { at: 1, label: to },
]

/** Returns the ends of an upright axis for curves from `low` to `high` that contains `held`. */
export function heldRange(low: number, high: number, held: AxisScale | undefined): [number, number] {
  if (held?.log) return [Math.min(low, held.from), Math.max(high, held.to)]
  const [from, to] = uPlot.rangeNum(Math.min(0, low), Math.max(high, held?.to ?? high), 0.1, true)
  return [from ?? low, to ?? high]
}

/**
 * Curves along a line, the ends of the line, and the height of the first curve's hill. Owns what it adds to `host` until
 * `dispose`.
 */
export class SliceChart extends PlotChart {
  #content: SliceChartContent = { t: [], curves: [] }
  #theme: ChartTheme | undefined
  #layout = ''

  /** Draws other curves. The plot is created again only if their looks have changed. */
  draw(content: SliceChartContent, theme: ChartTheme): void {
    this.#content = content
    this.#theme = theme
    const looks = content.curves.map(({ id, color, dash }) => [id, color, dash])
    const layout = JSON.stringify([
      looks,
      content.up,
      content.held,
      content.ends,
      content.t.length < 2,
      theme,
    ])
    if (this.plot && layout === this.#layout) return this.plot.setData(columns(content))
    this.#layout = layout
    this.put(this.#options(content, theme), columns(content))
  }

  #options({ t, curves, up, held, ends }: SliceChartContent, theme: ChartTheme): uPlot.Options {
    const size = letterSize(theme)
    return {
      ...plotFrame(this.host),
      padding: namedPadding(theme, line, () => namesOf(curves), ends && ruleRoom),
      cursor: { show: false },
      scales: {
        x: { time: false, ...(t.length < 2 && { range: () => [0, 1] }) },
        y: up
          ? { distr: up.log ? 3 : 1, range: () => [up.from, up.to] }
          : {
              distr: held?.log ? 3 : 1,
              range: (_plot, low: number | null, high: number | null) =>
                low === null || high === null
                  ? [held?.log ? held.from : 0, held?.to ?? 1]
                  : heldRange(low, high, held),
            },
      },
      axes: [
        { ...levelAxis(theme, line), space: size * 3.5 },
        { ...uprightAxis(theme), ...((up ?? held)?.log ? logSplits(theme) : {}) },
      ],
      series: [{}, ...curves.map(({ color, dash }) => curveLook(theme, color, dash))],
      hooks: {
        draw: [
          (plot) => this.#mark(plot),
          (plot) => ends && drawRules(plot, rulesOf(ends), theme),
          (plot) => drawAxisName(plot, line, theme),
          (plot) =>
            drawNames(
              plot,
              namesOf(this.#content.curves),
              endsOf(plot, this.#content),
              theme,
              ends && overRules,
            ),
        ],
      },
    }
  }

  #mark(plot: uPlot): void {
    const [theme, first] = [this.#theme, this.#content.curves[0]]
    if (!theme) return
    const { ctx, bbox } = plot
    const ratio = devicePixelRatio
    const x = (t: number) => plot.valToPos(t, 'x', true)
    const y = (value: number) => plot.valToPos(value, 'y', true)
    const line = (points: readonly (readonly [number, number])[], color: string, dash: number[]) => {
      ctx.strokeStyle = color
      ctx.setLineDash(dash.map((length) => length * ratio))
      ctx.beginPath()
      for (const [px, py] of points) ctx.lineTo(px, py)
      ctx.stroke()
    }
    ctx.save()
    ctx.lineWidth = ratio
    for (const end of [0, 1])
      line([[x(end), bbox.top], [x(end), bbox.top + bbox.height]], theme.quiet, []) // prettier-ignore
    if (first && first.barrier.height > 0) {
      const { height, t } = first.barrier
      const [from, to] = [valueOn(this.#content, first, 0), valueOn(this.#content, first, 1)]
      const foot = (1 - t) * from + t * to
      line([[x(0), y(from)], [x(1), y(to)]], theme.quiet, [3, 3]) // prettier-ignore
      ctx.lineWidth = 2 * ratio
      line([[x(t), y(foot)], [x(t), y(foot + height)]], theme.accent, []) // prettier-ignore
    }
    for (const { top, values, color } of this.#content.curves) {
      if (top === undefined) continue
      ctx.strokeStyle = color
      ctx.lineWidth = 2 * ratio * strokeScale(theme)
      ctx.beginPath()
      ctx.arc(x(this.#content.t[top]!), y(values[top]!), 6 * ratio * strokeScale(theme), 0, 2 * Math.PI)
      ctx.stroke()
    }
    for (const curve of this.#content.curves)
      for (const end of [0, 1]) {
        const height = y(valueOn(this.#content, curve, end))
        if (!Number.isFinite(height)) continue
        ctx.fillStyle = curve.color
        ctx.beginPath()
        ctx.arc(x(end), height, 3 * ratio * strokeScale(theme), 0, 2 * Math.PI)
        ctx.fill()
      }
    ctx.restore()
  }
}
