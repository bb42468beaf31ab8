import { ExperimentError } from '../spec/error.ts'
import type { Experiment } from '../spec/experiment.ts'
import type { ProblemSpec } from '../spec/problem.ts'
import { comparisonsOf } from './quicksort.ts'

/**
 * A number of one draw of a problem, by the draw's seed: 'comparisons' of a procedure.
 * @throws ExperimentError for a number that the problem does not have
 */
export function problemNumber(problem: ProblemSpec, name: string, seed: number): number {
  if (name !== 'comparisons') throw ExperimentError.at('quantity', `a problem has no number called '${name}'`)
  return comparisonsOf(problem, seed)
}

/** Names of the numbers that a problem has. */
export const problemNumbers = ['comparisons'] as const

/** The problem of an experiment. @throws ExperimentError where it has none */
export function problemOf({ problem }: Experiment): ProblemSpec {
  if (!problem) throw ExperimentError.at('problem', 'this is a number of a problem, and there is none')
  return problem
}
