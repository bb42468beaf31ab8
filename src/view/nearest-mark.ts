import { clamp } from '../math/clamp.ts'
import type { Lightable } from './lit.ts'

/** Share of the picture within which a mark is meant by a point. */
const reach = 0.05
/** A line is as near as an end of it that is this much nearer: the end is what one points at. */
const preference = 0.02

type Pair = readonly [number, number]

/** How far a point is from the nearest of the lines that join some points. */
function distanceToLines([x, y]: Pair, points: readonly Pair[]): number {
  let least = Infinity
  for (const [k, [bx, by]] of points.entries()) {
    const [ax, ay] = points[k - 1] ?? [bx, by]
    const [dx, dy] = [bx - ax, by - ay]
    const length = dx * dx + dy * dy
    const share = length > 0 ? clamp(((x - ax) * dx + (y - ay) * dy) / length) : 0
    const away = Math.hypot(ax + share * dx - x, ay + share * dy - y)
    // Where a run has diverged there is no place.
    if (away < least) least = away
  }
  return least
}

/** What is drawn near a point of the plane, as PointEvent names it: a run, or what a formula predicts; undefined where nothing is. */
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
