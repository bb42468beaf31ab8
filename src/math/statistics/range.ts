/** The range of the finite values, NaN if there are none, and the number of values that are not finite. */
export interface FiniteRange {
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

export function finiteRange(values: Float32Array | Float64Array): FiniteRange {
  let min = Infinity
  let max = -Infinity
  let nonFinite = 0
  for (const value of values) {
    if (!Number.isFinite(value)) nonFinite++
    else {
      min = Math.min(min, value)
      max = Math.max(max, value)
    }
  }
  return nonFinite === values.length ? { min: NaN, max: NaN, nonFinite } : { min, max, nonFinite }
}

/** Returns the least of any number of numbers; like Math.min, Infinity if empty and NaN if one is NaN. */
export function minOf(numbers: Iterable<number>): number {
  let least = Infinity
  for (const number of numbers) least = Math.min(least, number)
  return least
}

/** Returns the largest of any number of numbers; like Math.max, −Infinity if empty and NaN if one is NaN. */
export function maxOf(numbers: Iterable<number>): number {
  let most = -Infinity
  for (const number of numbers) most = Math.max(most, number)
  return most
}

/** Returns whether numbers are positive and span more than a decade, so that their axis is logarithmic. */
export const spansDecades = (numbers: readonly number[]): boolean =>
  minOf(numbers) > 0 && maxOf(numbers) > 10 * minOf(numbers)
