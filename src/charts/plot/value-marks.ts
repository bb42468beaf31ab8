import type uPlot from 'uplot'
import { canvasScale, letterSize, numbersTop, sizedFont } from './plot-axes.ts'
import type { ChartTheme } from '../theme.ts'

/** Radius of a ring, in CSS pixels at the default text size. */
export const ringRadius = 9

/** Draws a cased ring around a place on the canvas; `width` in CSS pixels at the default text size. */
export function drawRing(
  { ctx }: uPlot,
  x: number,
  y: number,
  theme: ChartTheme,
  { color, width, casing } = { color: theme.ink, width: 2.2, casing: 5 },
): void {
  const scale = canvasScale(theme)
  ctx.save()
  for (const [stroke, wide] of [
    [theme.card, casing],
    [color, width],
  ] as const) {
    ctx.beginPath()
    ctx.arc(x, y, ringRadius * scale, 0, 2 * Math.PI)
    ctx.strokeStyle = stroke
    ctx.lineWidth = wide * scale
    ctx.stroke()
  }
  ctx.restore()
}

/** Writes a cased text in a colour, in the typeface and alignment of the canvas. */
export function casedText(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  color: string,
  theme: ChartTheme,
): void {
  ctx.save()
  ctx.lineJoin = 'round'
  ctx.lineWidth = 4 * canvasScale(theme)
  ctx.strokeStyle = theme.card
  ctx.fillStyle = color
  ctx.strokeText(text, x, y)
  ctx.fillText(text, x, y)
  ctx.restore()
}

/** Writes a value of the horizontal axis on a pill among its numbers. */
export function drawPill(plot: uPlot, value: number, text: string, theme: ChartTheme): void {
  const { ctx } = plot
  const scale = canvasScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const x = plot.valToPos(value, 'x', true)
  const middle = numbersTop(plot, theme) + 0.45 * size
  ctx.save()
  ctx.font = `700 ${sizedFont(theme, size)}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  const [width, tall] = [ctx.measureText(text).width + 1.1 * size, 22 * scale]
  ctx.beginPath()
  ctx.roundRect(x - width / 2, middle - tall / 2, width, tall, tall / 2)
  ctx.fillStyle = theme.card
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 2 * scale
  ctx.fill()
  ctx.stroke()
  ctx.fillStyle = theme.ink
  ctx.fillText(text, x, middle)
  ctx.restore()
}
