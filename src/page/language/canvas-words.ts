import { written } from '../../words/language/written.ts'

/** Canvas methods that draw or measure a text, which is their first argument. */
const methods = ['fillText', 'strokeText', 'measureText'] as const

/**
 * Makes every canvas of the page draw and measure translated texts: those of the charts, of the stage, and of uPlot,
 * which draws its own axes.
 */
export function sayOnCanvases(): void {
  const canvas = CanvasRenderingContext2D.prototype
  for (const method of methods) {
    const plain = canvas[method] as (
      this: CanvasRenderingContext2D,
      text: string,
      ...rest: number[]
    ) => unknown
    Object.assign(canvas, {
      [method](this: CanvasRenderingContext2D, text: string, ...rest: number[]) {
        return plain.call(this, written(text), ...rest)
      },
    })
  }
}
