/** The extent of the finite values, NaN where there are none, and how many are not finite. */
export interface FiniteRange {
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

/** The extent of `values`, in one pass. */
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

/** The least of any count of numbers: as Math.min, Infinity of none and NaN where one is NaN. */
export function minOf(numbers: Iterable<number>): number {
  let least = Infinity
  for (const number of numbers) least = Math.min(least, number)
  return least
}

/** The largest of any count of numbers: as Math.max, -Infinity of none and NaN where one is NaN. */
export function maxOf(numbers: Iterable<number>): number {
  let most = -Infinity
  for (const number of numbers) most = Math.max(most, number)
  return most
}

/** True of positive numbers over more than a decade, whose axis is logarithmic. */
export const spansDecades = (numbers: readonly number[]): boolean =>
  minOf(numbers) > 0 && maxOf(numbers) > 10 * minOf(numbers)
