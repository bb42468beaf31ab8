import * as v from 'valibot'
import { mostSorted } from '../values/bounds.ts'
import type { ExperimentIssue } from '../values/error.ts'
import { linearProgram, linearProgramIssues } from './linear-program.ts'
import { nonNegative, whole } from '../values/numbers.ts'
import { saddles, saddlesIssues } from './saddles.ts'

/**
 * A procedure on random inputs, with a number as its outcome. quicksort sorts `size` different keys; a call on m of them makes m - 1
 * comparisons with its pivot. `sigma` shifts the key of rank i by sigma · size · N(0, 1) before sorting.
 */
export const procedure = v.strictObject({
  kind: v.literal('procedure'),
  id: v.picklist(['quicksort']),
  size: whole(1, mostSorted),
  pivot: v.optional(v.picklist(['random', 'first']), 'random'),
  input: v.optional(v.picklist(['random', 'sorted', 'reversed']), 'random'),
  sigma: v.optional(nonNegative, 0),
})
/** A procedure with its defaults filled in. */
export type ProcedureSpec = v.InferOutput<typeof procedure>

/** The subject of an experiment without training. Each of its draws has a seed of its own. */
export const problem = v.variant('kind', [procedure, linearProgram, saddles])
/** A problem of any kind. */
export type ProblemSpec = v.InferOutput<typeof problem>

/** Yields the issues of a problem's parts with each other. */
export function* problemIssues(problem: ProblemSpec): Generator<ExperimentIssue> {
  if (problem.kind === 'linear-program') yield* linearProgramIssues(problem)
  if (problem.kind === 'saddles') yield* saddlesIssues(problem)
}
