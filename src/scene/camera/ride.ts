import type { Point } from '../block.ts'
import { maxOf } from '../../math/statistics/range.ts'

/**
 * World units: eye height over the surface, distance behind the run, distance ahead of the target, and length over which
 * the direction is measured.
 */
const eye = { above: 0.12, behind: 0.3, ahead: 0.35, way: 0.12 } as const

/** Eye and target in the world. */
export interface RidePose {
  readonly eye: Point
  readonly target: Point
}

/**
 * Returns the point of a path at the horizontal distance `way` from record `at`, in steps of `step` records; its end if
 * it is shorter.
 */
function pointAlong(
  point: (record: number) => Point,
  at: number,
  last: number,
  step: 1 | -1,
  way: number,
): Point {
  const from = point(at)
  let record = step > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1
  let reached = from
  for (; record >= 0 && record <= last; record += step) {
    const next = point(record)
    if (!next.every(Number.isFinite)) break
    reached = next
    if (Math.hypot(reached[0] - from[0], reached[2] - from[2]) >= way) break
  }
  return reached
}

/**
 * Returns the view of a rider who follows a run at eye height: behind it, over the surface of height `heightAt`, in its
 * direction. Records count from 0 to `last`; `at` may lie between two. Undefined if the run does not move, or is not
 * finite there.
 */
export function ridePose(
  point: (record: number) => Point,
  at: number,
  last: number,
  heightAt: (x: number, z: number) => number,
): RidePose | undefined {
  const here = point(at)
  const ahead = pointAlong(point, at, last, 1, eye.way)
  const behind = pointAlong(point, at, last, -1, eye.way)
  const [dx, dz] = [ahead[0] - behind[0], ahead[2] - behind[2]]
  const length = Math.hypot(dx, dz)
  if (!(length > 1e-6) || !here.every(Number.isFinite)) return undefined
  const [along, away] = [dx / length, dz / length]
  const back = (distance: number) => [here[0] - distance * along, here[2] - distance * away] as const
  const [x, z] = back(eye.behind)
  const heights = [0, 0.5, 1]
    .map((share) => heightAt(...back(share * eye.behind)))
    .filter((height) => !Number.isNaN(height))
  return {
    eye: [x, Math.max(here[1], maxOf(heights)) + eye.above, z],
    target: [here[0] + eye.ahead * along, here[1], here[2] + eye.ahead * away],
  }
}
