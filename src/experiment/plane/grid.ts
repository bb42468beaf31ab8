import type { Plane } from '../problem.ts'

/** from + i (to - from)/(count - 1). */
export const gridValue = ([from, to]: readonly [number, number], i: number, count: number): number =>
  count === 1 ? from : from + (i * (to - from)) / (count - 1)

/** The start at (a, b) of a plane: origin + a·u + b·v, rounded to float32. */
export const pointOn = (
  { origin, u, v }: Pick<Plane, 'origin' | 'u' | 'v'>,
  a: number,
  b: number,
): Float64Array => origin.map((entry, i) => Math.fround(entry + a * (u[i] ?? 0) + b * (v[i] ?? 0)))

/** The start at grid point `k` = j·na + i. */
export function gridPoint(plane: Plane, [na, nb]: readonly [number, number], k: number): Float64Array {
  const { a, b } = plane.extent
  return pointOn(plane, gridValue(a, k % na, na), gridValue(b, Math.floor(k / na), nb))
}
