import { toPng } from '../exchange/png.ts'

/** The picture with the layer of letters over it, as PNG. */
export async function pictureOf(canvas: HTMLCanvasElement, layer: HTMLCanvasElement): Promise<Blob> {
  const picture = document.createElement('canvas')
  picture.width = canvas.width
  picture.height = canvas.height
  const context = picture.getContext('2d')
  context?.drawImage(canvas, 0, 0)
  context?.drawImage(layer, 0, 0)
  return toPng(picture)
}
