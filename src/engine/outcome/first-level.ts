import type { Problem } from '../../experiment/problem.ts'

/** Multiply-adds of one step of one run; a function's are few. */
export const stepWork = ({ model, size, experiment }: Problem): number =>
  model.kind === 'mlp' ? 3 * size * (model.data.parts[experiment.metric.part]?.count ?? 0) : 30

/** Multiply-adds after which the first grid should stand: less than a second where a processor plays the card. */
const firstWork = 2 ** 28
const fewest = 81
const most = 300

/** The most points of the coarsest grid, each trained for so many steps: 81 to 300. */
export const firstPoints = (problem: Problem, steps: number): number =>
  Math.max(fewest, Math.min(most, Math.floor(firstWork / (stepWork(problem) * Math.max(1, steps)))))
