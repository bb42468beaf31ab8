import type uPlot from 'uplot'
import { formatNumber } from '../../math/picture/format.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { drawNames, nameFont, namedPadding, type NamedEnd } from '../../charts/plot/curve-names.ts'
import {
  curveLook,
  drawAxisName,
  letterSize,
  levelAxis,
  plotFrame,
  canvasScale,
  uprightAxis,
} from '../../charts/plot/plot-axes.ts'
import { PlotChart } from '../../charts/plot/plot-chart.ts'
import { casedText } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'

/** A curve over one number, with its value at 0 and its least value. */
export interface DropCurve {
  readonly label: string
  readonly color: string
  /** One value per place. */
  readonly values: readonly number[]
  readonly level: number
  readonly at: number
  readonly least: number
}

/** Curves over one number, each with the drop from its value at 0 to its least. */
export interface DropContent {
  readonly places: readonly number[]
  readonly curves: readonly DropCurve[]
  readonly drop: string
}

/** Room for the words beside a drop, in characters. */
const wordRoom = 6

/** Chooses the side of each drop for its words, right unless another drop is in the way; all in pixels. */
export const wordSides = (across: readonly number[], room: number): ('left' | 'right')[] =>
  across.map((x) => (across.some((other) => other > x && other < x + room) ? 'left' : 'right'))

const answer = { name: 'answer f' }

/** Curves, each with its drop as an upright bar at the lowest place. Owns what it adds to `host`. */
export class DropChart extends PlotChart {
  draw(content: DropContent, theme: ChartTheme): void {
    this.put(options(this.host, content, theme), [
      [...content.places],
      ...content.curves.map(({ values }) => [...values]),
    ])
  }
}

function options(host: HTMLElement, { places, curves, drop }: DropContent, theme: ChartTheme): uPlot.Options {
  const names = curves.map(({ label, color }) => ({ name: label, color }))
  // Values far from 0 leave the picture, so that the drops have room.
  const top = 1.6 * maxOf(curves.map(({ level }) => level))
  const { ink: color } = theme
  return {
    ...plotFrame(host),
    padding: namedPadding(theme, answer, () => names),
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: () => [0, top] } },
    axes: [{ ...levelAxis(theme, answer), space: letterSize(theme) * 4 }, uprightAxis(theme)],
    series: [{}, ...curves.map((curve) => curveLook(theme, curve.color))],
    hooks: {
      draw: [
        (plot) => drawZero(plot, color),
        (plot) => {
          const across = curves.map(({ at }) => plot.valToPos(at, 'x'))
          const sides = wordSides(across, wordRoom * letterSize(theme))
          curves.forEach((curve, i) => drawDrop(plot, curve, drop, sides[i]!, theme))
        },
        (plot) => drawAxisName(plot, answer, theme),
        (plot) => drawNames(plot, names, endsOf(plot, places, curves, top), theme),
      ],
    },
  }
}

/** Returns where each curve leaves the plot on the right. */
const endsOf = (
  plot: uPlot,
  places: readonly number[],
  curves: readonly DropCurve[],
  top: number,
): NamedEnd[] =>
  curves.map(({ label, color, values }) => {
    const last = values.findLastIndex((value) => value <= top)
    return {
      name: label,
      color,
      end: [plot.valToPos(places[last]!, 'x', true), plot.valToPos(values[last]!, 'y', true)],
    }
  })

function drawZero(plot: uPlot, color: string): void {
  const { ctx, bbox } = plot
  const x = plot.valToPos(0, 'x', true)
  ctx.save()
  ctx.strokeStyle = color
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([2, 4].map((length) => length * devicePixelRatio))
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.restore()
}

/** Draws the level at 0 up to the lowest place, the drop from there, and its words. */
function drawDrop(
  plot: uPlot,
  { color, level, at, least }: DropCurve,
  name: string,
  side: 'left' | 'right',
  theme: ChartTheme,
): void {
  const { ctx } = plot
  const scale = canvasScale(theme)
  const [x0, x] = [0, at].map((place) => plot.valToPos(place, 'x', true)) as [number, number]
  const [high, low] = [level, least].map((value) => plot.valToPos(value, 'y', true)) as [number, number]
  const dot = (px: number, py: number) => {
    ctx.beginPath()
    ctx.arc(px, py, 4.5 * scale, 0, 2 * Math.PI)
    ctx.lineWidth = 2.4 * scale
    ctx.strokeStyle = theme.card
    ctx.stroke()
    ctx.fill()
  }
  ctx.save()
  ctx.strokeStyle = ctx.fillStyle = color
  ctx.lineWidth = 1.2 * scale
  ctx.setLineDash([6, 5].map((length) => length * scale))
  ctx.beginPath()
  ctx.moveTo(x0, high)
  ctx.lineTo(x, high)
  ctx.stroke()
  ctx.setLineDash([])
  ctx.lineWidth = 6 * scale
  ctx.beginPath()
  ctx.moveTo(x, high)
  ctx.lineTo(x, low)
  ctx.stroke()
  dot(x0, high)
  ctx.strokeStyle = color
  dot(x, low)
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textAlign = side === 'right' ? 'left' : 'right'
  ctx.textBaseline = 'middle'
  const words = `${name} = ${formatNumber(level - least, 3)}`
  const [start, middle] = [side === 'right' ? x + 8 * scale : x - 8 * scale, (high + low) / 2]
  casedText(ctx, words, start, middle, color, theme)
  ctx.restore()
}
