import { translate } from '../../words/language/language.ts'

/** A text in the language of the screen, clipped to so many pixels in the typeface of the canvas; '' where no letter has room. */
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
