import { pivotsOf, shadowCorners } from './linear-program/numbers.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { ProblemSpec } from '../experiment/spec/problem/problem.ts'
import { comparisonsOf } from './procedure/quicksort.ts'
import { descend } from './saddles/saddles.ts'

/**
 * Returns a number of one draw of a problem, by the draw's seed: 'comparisons' of a procedure; for a linear
 * program the 'pivots' of its first simplex walker, NaN if the draw has no vertex to begin at, and
 * 'shadow-corners'; 'saddle-passed' for a row of saddles, the steps until its saddle is passed, NaN if it is
 * not.
 * @throws ExperimentError for a number that the problem does not have
 */
export function problemNumber(problem: ProblemSpec, name: string, seed: number): number {
  if (problem.kind === 'procedure' && name === 'comparisons') return comparisonsOf(problem, seed)
  if (problem.kind === 'linear-program' && name === 'pivots') return pivotsOf(problem, seed)
  if (problem.kind === 'linear-program' && name === 'shadow-corners') return shadowCorners(problem, seed)
  if (problem.kind === 'saddles' && name === 'saddle-passed')
    return descend(problem, seed).passed[problem.saddle - 1]!
  throw ExperimentError.at('quantity', `a ${problem.kind.replace('-', ' ')} has no number called '${name}'`)
}

/** Names of the numbers of problems. */
export const problemNumbers = ['comparisons', 'pivots', 'shadow-corners', 'saddle-passed'] as const
