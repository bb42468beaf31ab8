import type { Problem } from '../../experiment/problem.ts'
import { levelsOf, type Level } from './levels.ts'
import { moment, runWork } from './probe.ts'

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

/** The share of a second that the reference may take for a first grid while the card's program is still being compiled. */
const share = 0.5

/**
 * The grid that the float64 reference trains before anybody else can, of at most 300 points; undefined where it would have too
 * few to show, or all.
 */
export function previewLevel(problem: Problem, resolution: readonly [number, number]): Level | undefined {
  const count = Math.min(most, Math.floor((share * moment) / runWork(problem)))
  const [level] = count < fewestPoints ? [] : levelsOf(resolution, count)
  return level && level.stride > 1 ? level : undefined
}
