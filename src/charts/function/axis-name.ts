import { clippedText } from '../plot/clipped-text.ts'
import { letterSize } from '../plot/plot-axes.ts'
import type { ChartTheme } from '../theme.ts'

/** Pixels that the name of an axis takes next to it; 0 if it has none. */
export const roomForName = (name: string | undefined, theme: ChartTheme): number =>
  name === undefined ? 0 : 1.5 * letterSize(theme)

/**
 * Writes the name of an axis at its middle, clipped to its length: below a horizontal axis, or left of a vertical one, to
 * be read from below.
 */
export function writeAxisName(
  ctx: CanvasRenderingContext2D,
  name: string,
  {
    x,
    y,
    length,
    upright,
  }: { readonly x: number; readonly y: number; readonly length: number; readonly upright: boolean },
  theme: ChartTheme,
): void {
  ctx.save()
  ctx.font = theme.font
  ctx.fillStyle = theme.quiet
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.translate(x, y)
  if (upright) ctx.rotate(-Math.PI / 2)
  ctx.fillText(clippedText(ctx, name, length), 0, 0)
  ctx.restore()
}
