import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { MapFrame } from './map-frame.ts'
import type { ChartTheme } from '../theme.ts'

/** The box of the plane that is being drawn. */
export function drawMapBox(
  ctx: CanvasRenderingContext2D,
  frame: MapFrame,
  { a, b }: Extent,
  theme: ChartTheme,
): void {
  const [left, bottom] = frame.place(a[0], b[0])
  const [right, top] = frame.place(a[1], b[1])
  const box = [left, top, right - left, bottom - top] as const
  ctx.globalAlpha = 0.16
  ctx.fillStyle = theme.paper
  ctx.fillRect(...box)
  ctx.globalAlpha = 1
  for (const [width, color] of [
    [5, theme.ink],
    [3, theme.paper],
    [1.5, theme.accent],
  ] as const) {
    ctx.lineWidth = width
    ctx.strokeStyle = color
    ctx.strokeRect(...box)
  }
}
