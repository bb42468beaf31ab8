import type { SweepPoint } from '../theory/sweep/sweep.ts'

/** Draws that the quantities of a point have. */
const drawsOf = ({ spreads }: SweepPoint): number => spreads[0]?.count ?? 0

/**
 * The points of a sweep that are shown, rising: a live one takes the place of the one that was stored as soon as it has as many
 * draws.
 */
export function shownPoints(stored: readonly SweepPoint[], live: readonly SweepPoint[]): SweepPoint[] {
  const known = new Map(stored.map((point) => [point.value, point]))
  for (const point of live) {
    const before = known.get(point.value)
    if (!before || drawsOf(point) >= drawsOf(before)) known.set(point.value, point)
  }
  return [...known.values()].sort((one, other) => one.value - other.value)
}
