import type { SweepPoint } from '../theory/sweep/sweep.ts'

/** Number of draws behind the quantities of a point. */
const drawsOf = ({ spreads }: SweepPoint): number => spreads[0]?.count ?? 0

/** Returns the visible points of a sweep, rising: a live one replaces the stored one as soon as it has as many draws. */
export function shownPoints(stored: readonly SweepPoint[], live: readonly SweepPoint[]): SweepPoint[] {
  const known = new Map(stored.map((point) => [point.value, point]))
  for (const point of live) {
    const before = known.get(point.value)
    if (!before || drawsOf(point) >= drawsOf(before)) known.set(point.value, point)
  }
  return [...known.values()].sort((one, other) => one.value - other.value)
}
