import type uPlot from 'uplot'
import { letterSize, strokeScale } from './plot-axes.ts'
import type { ChartTheme } from '../theme.ts'

/** A value of the level axis with a name: a threshold, or a mean. */
export interface PlotRule {
  readonly at: number
  readonly label: string
  /** Exact laws have no value there. */
  readonly pole?: boolean
}

/** Height of the names of rules above a plot, in letters. */
export const ruleRoom = 1.7

/** Boxes so wide, each as near to its middle as it can be between `from` and `to` without lying on another: their left ends. */
export function boxesBeside(
  boxes: readonly { readonly middle: number; readonly width: number }[],
  from: number,
  to: number,
): number[] {
  const order = [...boxes.keys()].sort((i, j) => boxes[i]!.middle - boxes[j]!.middle)
  const lefts = boxes.map(() => from)
  let free = from
  for (const i of order) {
    const { middle, width } = boxes[i]!
    lefts[i] = Math.max(free, middle - width / 2)
    free = lefts[i] + width
  }
  let end = to
  for (const i of order.reverse()) {
    lefts[i] = Math.min(lefts[i]!, end - boxes[i]!.width)
    end = lefts[i]
  }
  return lefts
}

/** Dashed upright lines, each with its name above the plot. */
export function drawRules(plot: uPlot, rules: readonly PlotRule[], theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const right = bbox.left + bbox.width
  const scale = devicePixelRatio * strokeScale(theme)
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
    width: ctx.measureText(label).width + 0.6 * size,
  }))
  const lefts = boxesBeside(boxes, bbox.left, right)
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
