import type { ClassGenerator } from '../generator.ts'
import { digitImage, digitsFile, side } from './images.ts'

/** Images of the train part, with which the file begins, and of the test part, which are all others. */
const [trainImages, testImages] = [1024, 773]

/** One pixel to the left, to the right, up and down: columns and rows. */
const moves = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const

/** An image whose ink has moved; what comes in from the edge is paper. */
const moved = (pixels: readonly number[], [right, down]: (typeof moves)[number]): number[] =>
  pixels.map((_, i) => {
    const [column, row] = [(i % side) - right, Math.floor(i / side) - down]
    return Math.min(column, row) < 0 || Math.max(column, row) >= side ? 0 : pixels[row * side + column]!
  })

/**
 * Images of handwritten digits, in the order of their file and not drawn: the train part from image `offset` on, the test part from
 * 1024 on, and 'shifted' the test part four times, each time moved by one pixel another way.
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
