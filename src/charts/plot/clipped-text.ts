import { translate } from '../../words/language/language.ts'

/**
 * Returns a text in the screen language, clipped to `width` pixels in the typeface of the canvas; '' if not even one
 * letter fits.
 */
export function clippedText(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  const whole = translate(text)
  if (ctx.measureText(whole).width <= width) return whole
  const letters = [...whole]
  for (let count = letters.length - 1; count > 0; count--) {
    const clipped = `${letters.slice(0, count).join('').trimEnd()}…`
    if (ctx.measureText(clipped).width <= width) return clipped
  }
  return ''
}
