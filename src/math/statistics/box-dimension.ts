import { fitPowerLaw } from './power-law.ts'

/** Sides of the counted boxes, in pixels. */
const sides = [2, 4, 8, 16, 32]

/**
 * Returns the boundary pixels of a binary picture, [row][column]: those whose 2 × 2 block, with the
 * neighbours to the right and below, contains both values. The result has one row and one column less.
 */
export function boundaryOf(
  inside: ArrayLike<boolean>,
  [width, height]: readonly [number, number],
): { readonly pixels: Uint8Array; readonly size: readonly [number, number] } {
  const size = [Math.max(0, width - 1), Math.max(0, height - 1)] as const
  const pixels = new Uint8Array(size[0] * size[1])
  for (let j = 0; j < size[1]; j++)
    for (let i = 0; i < size[0]; i++) {
      const k = j * width + i
      const yes = [k, k + 1, k + width, k + width + 1].filter((at) => inside[at]).length
      pixels[j * size[0] + i] = yes > 0 && yes < 4 ? 1 : 0
    }
  return { pixels, size }
}

function boxes(
  pixels: ArrayLike<number>,
  stride: number,
  [width, height]: readonly [number, number],
  side: number,
): number {
  const across = Math.floor(width / side)
  const hit = new Uint8Array(across * Math.floor(height / side))
  for (let j = 0; j < height; j++)
    for (let i = 0; i < width; i++)
      if (pixels[j * stride + i]) hit[Math.floor(j / side) * across + Math.floor(i / side)] = 1
  return hit.reduce((sum, box) => sum + box, 0)
}

/**
 * Returns the box-counting dimension of the set pixels of a picture: minus the slope of log(boxes with a set
 * pixel) over log(side), fitted by least squares over sides 2, 4, 8, 16 and 32 after cropping the picture to
 * a multiple of 32 (otherwise the slope is off by about 0.04). NaN if no pixel is set, or if the picture is
 * smaller than 32 pixels. For a straight line it is within 0.03 of 1; for a Sierpinski carpet of 243 pixels
 * 1.88, with a true value of 1.8928 (theory/README.md, S10).
 */
export function boxDimension(pixels: ArrayLike<number>, [width, height]: readonly [number, number]): number {
  const cropped = [width - (width % 32), height - (height % 32)] as const
  const counts = sides.map((side) => boxes(pixels, width, cropped, side))
  const law = fitPowerLaw(sides, counts)
  return law ? -law.slope : NaN
}
