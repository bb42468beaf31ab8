import { written } from '../../words/language/written.ts'

/** Methods of a canvas that write or measure a text, which is their first argument. */
const methods = ['fillText', 'strokeText', 'measureText'] as const

/**
 * Has every canvas of the page write texts in the language of the screen, and measure them as they are written: those of the charts, of
 * the stage and of uPlot, whose axes are its own.
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
