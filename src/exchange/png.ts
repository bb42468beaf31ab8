/** A canvas that can encode what is drawn on it. */
type Encoder = Pick<HTMLCanvasElement, 'toBlob'>

/** The picture on a canvas, as PNG. @throws Error where the browser cannot encode it, as of a canvas without a pixel */
export async function toPng(canvas: Encoder): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser could not encode the picture.')
  return blob
}
