import { clamp } from '../math/clamp.ts'
import type { Lightable } from './lit.ts'

/** Largest distance from a point to its mark, as a fraction of the picture. */
const reach = 0.05
/** A line must be this much nearer than one of its ends, since people point at ends. */
const preference = 0.02

type Pair = readonly [number, number]

/** Returns the distance from a point to the nearest of the lines that join some points. */
function distanceToLines([x, y]: Pair, points: readonly Pair[]): number {
  let least = Infinity
  for (const [k, [bx, by]] of points.entries()) {
    const [ax, ay] = points[k - 1] ?? [bx, by]
    const [dx, dy] = [bx - ax, by - ay]
    const length = dx * dx + dy * dy
    const share = length > 0 ? clamp(((x - ax) * dx + (y - ay) * dy) / length) : 0
    const away = Math.hypot(ax + share * dx - x, ay + share * dy - y)
    // A diverged run has no place.
    if (away < least) least = away
  }
  return least
}

/** Returns the mark near a point of the plane, as in PointEvent: a run or a prediction; undefined if there is none. */
export function nearestMark(
  point: Pair,
  { predictions, runs, hidden }: Omit<Lightable, 'looks'>,
  { a, b }: { readonly a: Pair; readonly b: Pair },
): string | undefined {
  const scaled = ([x, y]: Pair): Pair => [(x - a[0]) / (a[1] - a[0]), (y - b[0]) / (b[1] - b[0])]
  const at = scaled(point)
  const predicted = (id: string) => `prediction/${id.split('/')[0] ?? ''}`
  const near = [
    ...predictions.marks.map(({ id, a, b }) => ({
      mark: predicted(id),
      away: distanceToLines(at, [scaled([a, b])]),
    })),
    ...predictions.curves.map(({ id, points }) => ({
      mark: predicted(id),
      away: preference + distanceToLines(at, points.map(scaled)),
    })),
    ...runs.flatMap((run, i) => {
      if (!run || hidden.has(i)) return []
      const points = Array.from(run.a, (a, k) => scaled([a, run.b[k]!]))
      const end = points.findLast((one) => one.every(Number.isFinite))
      const away = Math.min(
        preference + distanceToLines(at, points),
        end ? distanceToLines(at, [end]) : Infinity,
      )
      return [{ mark: `run/${i}`, away }]
    }),
  ].filter(({ away }) => away < reach)
  return near.toSorted((one, other) => one.away - other.away)[0]?.mark
}
