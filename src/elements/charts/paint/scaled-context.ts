import { screenPixelRatio } from '../../../scene/screen-pixel-ratio.ts'

/**
 * Returns the 2-D context of a canvas of this size in CSS pixels, `scale` times as dense as the screen. It is drawn by
 * the processor: small pictures cost it little, but a software-emulated graphics card, which may be drawing the surface,
 * much.
 */
export function scaledContext(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  scale = 1,
): CanvasRenderingContext2D {
  const ratio = scale * screenPixelRatio()
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== across || canvas.height !== down)
    Object.assign(canvas, { width: across, height: down })
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new Error('this browser could not create a 2-D canvas')
  ctx.setTransform(across / Math.max(1, width), 0, 0, down / Math.max(1, height), 0, 0)
  return ctx
}
