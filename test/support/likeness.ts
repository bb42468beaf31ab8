/**
 * Peak signal-to-noise ratio of two RGBA pictures over red, green and blue, in decibels; Infinity if they are
 * equal.
 */
export function likeness(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length)
    throw new Error(`${one.length} bytes are no picture beside ${other.length}`)
  let sum = 0
  for (let i = 0; i < one.length; i++) if (i % 4 !== 3) sum += (one[i]! - other[i]!) ** 2
  return 10 * Math.log10(255 ** 2 / (sum / ((3 * one.length) / 4)))
}
