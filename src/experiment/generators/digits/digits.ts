import type { ClassGenerator } from '../generator.ts'
import { digitImage, digitsFile, side } from './images.ts'

/** Numbers of training images, at the start of the file, and of test images, which are all others. */
const [trainImages, testImages] = [1024, 773]

/** Moves by one pixel as [columns, rows]. */
const moves = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const

/** Returns an image with its ink moved; the pixels that enter at the edge are paper. */
const moved = (pixels: readonly number[], [right, down]: (typeof moves)[number]): number[] =>
  pixels.map((_, i) => {
    const [column, row] = [(i % side) - right, Math.floor(i / side) - down]
    return Math.min(column, row) < 0 || Math.max(column, row) >= side ? 0 : pixels[row * side + column]!
  })

/**
 * Images of handwritten digits, taken in the order of their file. The training set starts at image `offset` and the test set at image 1024;
 * 'shifted' repeats the test set four times, moved by one pixel in each direction.
 */
export const digits: ClassGenerator = {
  id: 'digits',
  title: 'Handwritten digits',
  task: 'classification',
  coordinates: side ** 2,
  picture: side,
  size: 256,
  testSize: testImages,
  noise: 0,
  parameters: {
    offset: { title: 'First image', default: 0, from: 0, to: trainImages - 1, whole: true },
  },
  copies: moves.length,
  given: ({ offset = 0 }) => ({ size: trainImages - offset, testSize: testImages }),
  file: digitsFile,
  classes: () => 10,
  make: ({ parameters: { offset = 0 } }) => {
    const shifted = (n: number, size: number) => {
      const { pixels, label } = digitImage(trainImages + (n % size))
      return { point: moved(pixels, moves[Math.floor(n / size)]!), label }
    }
    return (n, count, _draws, part) => {
      if (part === 'shifted') return shifted(n, count / moves.length)
      const { pixels, label } = digitImage(n + (part === 'train' ? offset : trainImages))
      return { point: pixels, label }
    }
  },
}
