import { fitPowerLaw } from './power-law.ts'

/** Sides of the boxes that are counted, in pixels. */
const sides = [2, 4, 8, 16, 32]

/**
 * Pixels at a boundary of a picture of yes and no, [row][column]: those whose 2 x 2 block, with the neighbours to the right and
 * below, holds both. The picture of them has one row and one column less.
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
 * The box-counting dimension of the set pixels of a picture: minus the slope of log(boxes that hold one) over log(side), fitted
 * by least squares over sides 2, 4, 8, 16 and 32 after the picture has been cropped to a multiple of 32 (else the slope is off by
 * about 0.04). NaN where no pixel is set, or where the picture is smaller than 32 pixels. Of a straight line within 0.03 of 1;
 * of a Sierpinski carpet of 243 pixels 1.88, where the true one is 1.8928 (theory/README.md, S10).
 */
export function boxDimension(pixels: ArrayLike<number>, [width, height]: readonly [number, number]): number {
  const cropped = [width - (width % 32), height - (height % 32)] as const
  const counts = sides.map((side) => boxes(pixels, width, cropped, side))
  const law = fitPowerLaw(sides, counts)
  return law ? -law.slope : NaN
}
