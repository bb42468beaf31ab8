import type uPlot from 'uplot'
import { letterSize, numbersTop, strokeScale } from './plot-axes.ts'
import type { ChartTheme } from '../theme.ts'

/** Radius of a ring, in CSS pixels beside letters of the usual size. */
export const ringRadius = 9

/** Draws a ring, cased, around a place on the canvas. */
export function drawRing({ ctx }: uPlot, x: number, y: number, theme: ChartTheme): void {
  const scale = devicePixelRatio * strokeScale(theme)
  ctx.save()
  for (const [color, width] of [
    [theme.card, 5],
    [theme.ink, 2.2],
  ] as const) {
    ctx.beginPath()
    ctx.arc(x, y, ringRadius * scale, 0, 2 * Math.PI)
    ctx.strokeStyle = color
    ctx.lineWidth = width * scale
    ctx.stroke()
  }
  ctx.restore()
}

/** Writes a value of the level axis on a pill among its numbers. */
export function drawPill(plot: uPlot, value: number, text: string, theme: ChartTheme): void {
  const { ctx } = plot
  const scale = devicePixelRatio * strokeScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const x = plot.valToPos(value, 'x', true)
  const middle = numbersTop(plot, theme) + 0.45 * size
  ctx.save()
  ctx.font = `700 ${theme.font.replace(/^[\d.]+/, String(size))}`
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
