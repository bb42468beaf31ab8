import type { Problem } from '../../experiment/problem.ts'
import { levelsOf, type Level } from './levels.ts'
import { activationWork, moment, runWork } from './probe.ts'

/** Multiply-adds of one step of one run; a function's are few. */
export const stepWork = ({ model, size, experiment }: Problem): number =>
  model.kind === 'mlp' ? 3 * size * (model.data.parts[experiment.metric.part]?.count ?? 0) : 30

/** Multiply-adds after which the first grid should stand: less than a second where a processor plays the card. */
const firstWork = 2 ** 28
/** The fewest points of a grid that is worth a look. */
export const fewestPoints = 25
const most = 300

/** The most points of the coarsest grid, each trained for so many steps: 25 to 300. */
export const firstPoints = (problem: Problem, steps: number): number =>
  Math.max(fewestPoints, Math.min(most, Math.floor(firstWork / (stepWork(problem) * Math.max(1, steps)))))

/** The fewest points of a grid that is shown while nobody can make a better one. */
const fewestEarly = 9

/** Shares of a second that the reference may take for its first grid, while the card's program is being compiled, and for all. */
const [soon, late] = [0.5, 1.5]

/**
 * The grids that the float64 reference trains before anybody else can, coarsest first: as many points as half a second allows, at
 * most 300, and where these are fewer than 25, a grid of 25 after them. None where there would be too few to show, or all.
 */
export function previewLevels(problem: Problem, resolution: readonly [number, number]): Level[] {
  const runs = moment / (runWork(problem) + activationWork(problem))
  const first = Math.min(most, Math.floor(soon * runs))
  if (first < fewestEarly) return []
  const last = Math.max(first, Math.min(fewestPoints, late * runs))
  return levelsOf(resolution, first).filter(({ stride, points }) => stride > 1 && points.length <= last)
}
