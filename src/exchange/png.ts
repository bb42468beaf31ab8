type Encoder = Pick<HTMLCanvasElement, 'toBlob'>

/** Encodes the picture on a canvas as PNG. @throws Error if the browser cannot encode it, for example if the canvas has no pixels */
export async function toPng(canvas: Encoder): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser could not encode the picture.')
  return blob
}
