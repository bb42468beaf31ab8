import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { earlyPoints } from '../budget.ts'
import { levelOf, noneKept, stridesWith, type Level } from '../coarse-grid.ts'

/**
 * Returns the levels of a grid, coarsest first: the first has at most `mostCoarse` points, each halves the
 * stride of the one before, and the last is the grid itself. A kept axis is never thinned.
 */
export function levelsOf([na, nb]: readonly [number, number], mostCoarse = 300, kept = noneKept): Level[] {
  const count = (stride: number) => {
    const [a, b] = stridesWith(kept, stride)
    return Math.ceil(na / a) * Math.ceil(nb / b)
  }
  const longest = Math.max(kept[0] ? 1 : na, kept[1] ? 1 : nb)
  let stride = 1
  while (count(stride) > mostCoarse && stride < longest) stride *= 2
  const levels = [levelOf([na, nb], stride, undefined, kept)]
  for (; stride > 1; stride /= 2) levels.push(levelOf([na, nb], stride / 2, stride, kept))
  return levels
}

/**
 * Returns the levels trained in float64 before the backend is ready, coarsest first: as many points as half a
 * second allows, at most 300; if these are fewer than 25, followed by a level of 25. Empty if there would be
 * too few points to show, or all of them.
 */
export function earlyLevels(
  problem: TrainingProblem,
  resolution: readonly [number, number],
  kept = noneKept,
): Level[] {
  const most = earlyPoints(problem)
  if (!most) return []
  const levels = levelsOf(resolution, most.first, kept)
  return levels.filter(({ stride, points }) => stride > 1 && points.length <= most.last)
}

/** Returns at most `count` of the points, evenly spread over their list. */
export function spreadOver(points: readonly number[], count: number): number[] {
  if (points.length <= count) return [...points]
  return Array.from({ length: count }, (_, i) => points[Math.floor((i * points.length) / count)]!)
}
