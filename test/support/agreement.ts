/** Float32's largest number, about 3.4e38. */
export const largestFloat32 = (2 - 2 ** -23) * 2 ** 127

/** Whether float32 holds x as a finite number; undefined within a factor of 4 of its largest, where rounding may decide. */
export function fitsFloat32(x: number): boolean | undefined {
  const size = Math.abs(x)
  if (size > largestFloat32 / 4 && size < largestFloat32 * 4) return undefined
  return Number.isFinite(Math.fround(x))
}

/**
 * The points at which one of two lists is finite and the other is not, as sentences; NaN and the infinities are one class.
 * `wanted` is float64 and counts as float32 holds it.
 */
export function misplacedHoles(found: ArrayLike<number>, wanted: ArrayLike<number>): string[] {
  if (found.length !== wanted.length) return [`${found.length} numbers where ${wanted.length} are wanted`]
  return Array.from(wanted).flatMap((number, i) => {
    const fits = fitsFloat32(number)
    const given = found[i] ?? NaN
    return fits === undefined || fits === Number.isFinite(given) ? [] : [`${i}: ${given} where ${number}`]
  })
}

/**
 * The largest error(found, wanted) over the points that are finite in both lists; Infinity where they have not the same
 * length, or not the same points that are finite.
 */
export function largestError(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  error: (found: number, wanted: number) => number,
): number {
  if (misplacedHoles(found, wanted).length > 0) return Infinity
  return Array.from(wanted).reduce((largest, number, i) => {
    const given = found[i] ?? NaN
    const both = Number.isFinite(given) && Number.isFinite(number)
    return both ? Math.max(largest, error(given, number)) : largest
  }, 0)
}

/** |found - wanted| / |wanted|; 0 for equal numbers. */
export const relativeError = (found: number, wanted: number): number =>
  found === wanted ? 0 : Math.abs(found - wanted) / Math.abs(wanted)
