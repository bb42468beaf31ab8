import type uPlot from 'uplot'
import { letterSize, canvasScale } from './plot-axes.ts'
import { sideBySide } from './side-by-side.ts'
import type { ChartTheme } from '../theme.ts'

/** A value of the horizontal axis with a name: a threshold, or a mean. */
export interface PlotRule {
  readonly at: number
  readonly label: string
  /** Exact laws have no value there. */
  readonly pole?: boolean
}

/** Height of the names of rules above a plot, relative to the text size. */
export const ruleRoom = 1.7

/** Distance from a plot to the text above the names of its rules, relative to the text size. */
export const overRules = 1.4

/** Draws dashed vertical lines, each with its name above the plot. */
export function drawRules(plot: uPlot, rules: readonly PlotRule[], theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const right = bbox.left + bbox.width
  const scale = canvasScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const there = rules
    .map(({ at, label }) => ({ label, x: plot.valToPos(at, 'x', true) }))
    .filter(({ x }) => x >= bbox.left && x <= right)
  ctx.save()
  ctx.font = `600 ${1.15 * size}px ${theme.hand}`
  ctx.fillStyle = ctx.strokeStyle = theme.ink
  ctx.lineWidth = 1.4 * scale
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  const boxes = there.map(({ x, label }) => ({
    middle: x,
    length: ctx.measureText(label).width + 0.6 * size,
  }))
  const lefts = sideBySide(boxes, bbox.left, right)
  there.forEach(({ x, label }, i) => {
    ctx.setLineDash([2 * scale, 4 * scale])
    ctx.beginPath()
    ctx.moveTo(x, bbox.top - 0.2 * size)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    ctx.fillText(label, lefts[i]! + 0.3 * size, bbox.top - 0.25 * size)
  })
  ctx.restore()
}
