import { SampleFile } from '../sample-file.ts'

/** Pixels along each side of an image. */
export const side = 8

/** An image and the digit that it shows. */
export interface DigitImage {
  /** Row-major from the upper left, 0 (paper) to 1 (ink), in sixteenths. */
  readonly pixels: readonly number[]
  readonly label: number
}

/** All images in their order: the pixels of each in sixteenths, to base 17, then its digit. */
export const digitsFile = new SampleFile(
  'the images of the handwritten digits',
  async () => (await import('./digits.json')).default,
)

/** Image n of the file. @throws ExperimentError where it was not loaded */
export function digitImage(n: number): DigitImage {
  const values = Array.from(digitsFile.row(n), (letter) => parseInt(letter, 17))
  return { pixels: values.slice(0, -1).map((value) => value / 16), label: values.at(-1)! }
}
