import type { Problem } from '../../experiment/problem.ts'
import { earlyPoints } from '../budget.ts'

/** One level of a grid that is worked through from coarse to fine. */
export interface Level {
  /** Every `stride`-th point of both axes belongs to it. */
  readonly stride: number
  /** Its points as indices of the finest grid, in its own order. */
  readonly points: readonly number[]
  /** Those that no coarser level has. */
  readonly fresh: readonly number[]
}

/**
 * Levels of a grid, coarsest first, of at most `mostCoarse` points, the last one the grid itself; each halves the stride of the
 * one before.
 */
export function levelsOf([na, nb]: readonly [number, number], mostCoarse = 300): Level[] {
  const along = (count: number, stride: number) => Math.ceil(count / stride)
  let stride = 1
  while (along(na, stride) * along(nb, stride) > mostCoarse) stride *= 2
  const levels: Level[] = []
  for (let coarser = 0; stride >= 1; coarser = stride, stride /= 2) {
    const points: number[] = []
    const fresh: number[] = []
    for (let j = 0; j < nb; j += stride)
      for (let i = 0; i < na; i += stride) {
        const known = coarser > 0 && i % coarser === 0 && j % coarser === 0
        points.push(j * na + i)
        if (!known) fresh.push(j * na + i)
      }
    levels.push({ stride, points, fresh })
  }
  return levels
}

/**
 * The levels that float64 trains before anybody else can make any, coarsest first: as many points as half a second allows, at
 * most 300, and where these are fewer than 25, a level of 25 after them. None where there would be too few to show, or all.
 */
export function earlyLevels(problem: Problem, resolution: readonly [number, number]): Level[] {
  const most = earlyPoints(problem)
  if (!most) return []
  const levels = levelsOf(resolution, most.first)
  return levels.filter(({ stride, points }) => stride > 1 && points.length <= most.last)
}

/** At most `count` of the points, evenly spread over their list. */
export function spreadOver(points: readonly number[], count: number): number[] {
  if (points.length <= count) return [...points]
  return Array.from({ length: count }, (_, i) => points[Math.floor((i * points.length) / count)] ?? 0)
}
