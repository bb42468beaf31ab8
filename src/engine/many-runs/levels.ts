import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { earlyPoints } from '../budget.ts'
import { levelOf, type Level } from '../coarse-grid.ts'

/**
 * Levels of a grid, coarsest first, of at most `mostCoarse` points, the last one the grid itself; each halves the stride of the
 * one before.
 */
export function levelsOf([na, nb]: readonly [number, number], mostCoarse = 300): Level[] {
  const along = (count: number, stride: number) => Math.ceil(count / stride)
  let stride = 1
  while (along(na, stride) * along(nb, stride) > mostCoarse) stride *= 2
  const levels = [levelOf([na, nb], stride)]
  for (; stride > 1; stride /= 2) levels.push(levelOf([na, nb], stride / 2, stride))
  return levels
}

/**
 * The levels that float64 trains before anybody else can make any, coarsest first: as many points as half a second allows, at
 * most 300, and where these are fewer than 25, a level of 25 after them. None where there would be too few to show, or all.
 */
export function earlyLevels(problem: TrainingProblem, resolution: readonly [number, number]): Level[] {
  const most = earlyPoints(problem)
  if (!most) return []
  const levels = levelsOf(resolution, most.first)
  return levels.filter(({ stride, points }) => stride > 1 && points.length <= most.last)
}

/** At most `count` of the points, evenly spread over their list. */
export function spreadOver(points: readonly number[], count: number): number[] {
  if (points.length <= count) return [...points]
  return Array.from({ length: count }, (_, i) => points[Math.floor((i * points.length) / count)]!)
}
