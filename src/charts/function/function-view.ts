import { domainOf } from '../../math/picture/function-grid.ts'
import type { ChartTheme } from '../theme.ts'
import { drawCurve } from './curve-drawing.ts'
import type { FunctionPicture } from './function-picture.ts'
import { drawInProportion } from './plane-drawing.ts'

/** Draws regions or curve and the data into a canvas of `width` by `height` CSS pixels, whose context is scaled to them. */
export function drawFunction(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FunctionPicture,
  theme: ChartTheme,
): void {
  ctx.clearRect(0, 0, width, height)
  const { samples } = picture
  const domain = picture.grid?.domain ?? domainOf(samples)
  if (domain.y) drawInProportion(ctx, width, height, picture, domain.x, domain.y, theme)
  else drawCurve(ctx, width, height, picture, picture.across ?? domain.x, theme)
}
