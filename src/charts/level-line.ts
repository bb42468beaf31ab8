import type uPlot from 'uplot'
import { letterSize } from './plot-axes.ts'
import type { ChartTheme } from './theme.ts'

/** A predicted level, drawn as a line across. */
export interface LevelView {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly value: number
}

/** A dashed line across with its name at the right end, on the side where there is room. */
export function drawLevel(plot: uPlot, { value, label, color }: LevelView, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio
  const y = plot.valToPos(value, 'y', true)
  const right = bbox.left + bbox.width
  const size = letterSize(theme) * ratio
  ctx.save()
  ctx.strokeStyle = ctx.fillStyle = color
  ctx.lineWidth = 1.5 * ratio
  ctx.setLineDash([5 * ratio, 4 * ratio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(right, y)
  ctx.stroke()
  ctx.font = theme.font.replace(/^[\d.]+/, String(size))
  ctx.textAlign = 'right'
  const above = y - bbox.top > 1.5 * size
  ctx.textBaseline = above ? 'bottom' : 'top'
  ctx.fillText(label, right, y + (above ? -0.2 : 0.2) * size, bbox.width)
  ctx.restore()
}
