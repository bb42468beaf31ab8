import { domainOf } from '../../math/picture/function-grid.ts'
import type { PlotFrame } from '../plot/plot-frame.ts'
import type { ChartTheme } from '../theme.ts'
import { drawCurve } from './curve-drawing.ts'
import type { FunctionPicture } from './function-picture.ts'
import { drawInProportion } from './plane-drawing.ts'

/**
 * Draws the regions or the curve, and the data, into a canvas of `width` by `height` CSS pixels, whose context is scaled
 * to them. Returns the place of its axes.
 */
export function drawFunction(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FunctionPicture,
  theme: ChartTheme,
): PlotFrame {
  ctx.clearRect(0, 0, width, height)
  const { samples } = picture
  const domain = picture.window ?? picture.grid?.domain ?? domainOf(samples)
  return domain.y
    ? drawInProportion(ctx, width, height, picture, domain.x, domain.y, theme)
    : drawCurve(ctx, width, height, picture, picture.across ?? domain.x, theme)
}
