import { SampleFile } from '../sample-file.ts'

/** Pixels along each side of an image. */
export const side = 8

/** An image and its digit. */
export interface DigitImage {
  /** Row-major from the upper left, 0 (paper) to 1 (ink), in sixteenths. */
  readonly pixels: readonly number[]
  readonly label: number
}

/** All images in order, each as its pixels in sixteenths, to base 17, followed by its digit. */
export const digitsFile = new SampleFile(
  'the images of handwritten digits',
  async () => (await import('./digits.json')).default,
)

/**
 * Returns image n of the file.
 * @throws Error if the file was not loaded or has no image n.
 */
export function digitImage(n: number): DigitImage {
  const values = Array.from(digitsFile.row(n), (letter) => parseInt(letter, 17))
  return { pixels: values.slice(0, -1).map((value) => value / 16), label: values.at(-1)! }
}
