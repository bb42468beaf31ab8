import type uPlot from 'uplot'
import { runMark } from '../math/picture/looks/run-mark.ts'
import { drawLevel, type LevelView } from './plot/level-line.ts'
import { namedPadding } from './plot/curve-names.ts'
import { drawAxisName, levelAxis, plotFrame, uprightAxis, wholeSteps } from './plot/plot-axes.ts'
import { PlotChart } from './plot/plot-chart.ts'
import type { ChartTheme } from './theme.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'

/** Eigenvalues of a run at one step, as a chart of stems; `mark` is the run's index among the marks. */
export interface SpectrumContent {
  /** Largest first: all eigenvalues, or only the largest. */
  readonly values: ArrayLike<number>
  /** The run's colour. */
  readonly color: string
  readonly mark: number
  readonly levels: readonly LevelView[]
  /** The values belong to an earlier step or experiment. */
  readonly stale: boolean
}

/** The horizontal axis. */
const rank = { name: 'rank' }

/** Below this fraction of the largest magnitude, the signed logarithmic axis is linear. */
const linearShare = 1e-4

/** Returns the range of the finite values and levels, including 0, and the largest magnitude, above 0. */
export function spectrumExtent({ values, levels }: Pick<SpectrumContent, 'values' | 'levels'>) {
  const all = [0, ...Array.from(values).filter(Number.isFinite), ...levels.map(({ value }) => value)]
  const [low, high] = [minOf(all), maxOf(all)]
  return { low, high, most: Math.max(-low, high, 1e-12) }
}

/** Returns 0 and at most three powers of ten on each side of it, between `low` and `high`; the axis becomes linear at `linear`. */
export function signedTicks(low: number, high: number, linear: number): number[] {
  const last = Math.floor(Math.log10(Math.max(high, -low)) + 1e-9)
  const first = Math.ceil(Math.log10(linear) - 1e-9)
  const stride = Math.max(1, Math.ceil((last - first + 1) / 3))
  const powers: number[] = []
  for (let power = last; power >= first; power -= stride) powers.unshift(Number(`1e${power}`))
  return [...powers.map((value) => -value).reverse(), 0, ...powers].filter(
    (value) => value >= low && value <= high,
  )
}

/**
 * Eigenvalues or other numbers by their rank on a signed logarithmic axis, each a mark on a stem from 0, hollow below 0.
 * Owns what it adds to `host` until `dispose`.
 */
export class SpectrumChart extends PlotChart {
  #content: SpectrumContent | undefined

  draw(content: SpectrumContent, theme: ChartTheme): void {
    this.#content = content
    const ranks = Array.from({ length: Math.max(1, content.values.length) }, (_, k) => k + 1)
    const values = ranks.map((rank) => content.values[rank - 1] ?? null)
    this.put(this.#options(content, theme), [ranks, values])
  }

  #options(content: SpectrumContent, theme: ChartTheme): uPlot.Options {
    const { values } = content
    const { low, high, most } = spectrumExtent(content)
    const linear = linearShare * most
    return {
      ...plotFrame(this.host),
      padding: namedPadding(theme, rank),
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0.5, Math.max(1.5, values.length + 0.5)] },
        y: {
          distr: 4,
          asinh: linear,
          range: () => [low < -linear ? 3 * low : -linear, Math.max(linear, 3 * high)],
        },
      },
      axes: [
        {
          ...levelAxis(theme, rank),
          incrs: wholeSteps,
        },
        {
          ...uprightAxis(theme),
          splits: (_plot, _axis, from, to) => signedTicks(from, to, linear),
          filter: (_plot, splits) => splits,
        },
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [(plot) => this.#mark(plot, theme), (plot) => drawAxisName(plot, rank, theme)] },
    }
  }

  #mark(plot: uPlot, theme: ChartTheme): void {
    const content = this.#content
    if (!content) return
    const { values, color, mark, levels, stale } = content
    const { ctx, bbox } = plot
    const ratio = devicePixelRatio
    const zero = plot.valToPos(0, 'y', true)
    const reach = ratio * Math.min(4, Math.max(1.6, (0.45 * bbox.width) / ratio / Math.max(1, values.length)))
    ctx.save()
    ctx.strokeStyle = theme.quiet
    ctx.lineWidth = ratio
    ctx.beginPath()
    ctx.moveTo(bbox.left, zero)
    ctx.lineTo(bbox.left + bbox.width, zero)
    ctx.stroke()
    ctx.globalAlpha = stale ? 0.35 : 1
    ctx.strokeStyle = color
    for (let k = 0; k < values.length; k++) {
      const value = values[k]!
      if (!Number.isFinite(value)) continue
      const [x, y] = [plot.valToPos(k + 1, 'x', true), plot.valToPos(value, 'y', true)]
      ctx.beginPath()
      ctx.moveTo(x, zero)
      ctx.lineTo(x, y)
      ctx.stroke()
      ctx.beginPath()
      for (const [dx, dy] of runMark(mark)) ctx.lineTo(x + reach * dx, y + reach * dy)
      ctx.closePath()
      ctx.fillStyle = value < 0 ? theme.card : color
      ctx.fill()
      ctx.stroke()
    }
    ctx.restore()
    for (const level of levels) drawLevel(plot, level, theme)
  }
}
