import * as v from 'valibot'
import { mostSorted } from '../values/bounds.ts'
import type { ExperimentIssue } from '../values/error.ts'
import { linearProgram, linearProgramIssues } from './linear-program.ts'
import { nonNegative, whole } from '../values/numbers.ts'
import { saddles, saddlesIssues } from './saddles.ts'

/**
 * A procedure on drawn inputs, whose outcome is a number. quicksort sorts `size` different keys: a call on m of them makes m - 1
 * comparisons with its pivot. `sigma` shifts the key of rank i by sigma · size · N(0, 1) before it starts.
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

/** The thing that is studied where nothing is trained. Each draw of it has a seed of its own. */
export const problem = v.variant('kind', [procedure, linearProgram, saddles])
/** A problem of any kind. */
export type ProblemSpec = v.InferOutput<typeof problem>

/** The other fields of an experiment with a problem: nothing is trained, and no surface is shown. */
const idle = {
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0, steps: 0 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/** A plain value with the other fields filled in where it has a problem. */
export const withIdleFields = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'problem' in value && value.problem !== undefined
    ? { ...idle, ...value }
    : value

/** Issues of an experiment with a problem: it may have no other. */
export function* problemIssues(experiment: {
  readonly problem?: ProblemSpec | undefined
  readonly model: { readonly kind: string; readonly id?: string }
  readonly algorithms: readonly { readonly steps: number }[]
}): Generator<ExperimentIssue> {
  const { problem: given, model, algorithms } = experiment
  if (!given) return
  if (model.id !== idle.model.id || algorithms.some(({ steps }) => steps > 0))
    yield {
      path: 'problem',
      message: 'nothing is trained where there is a problem: leave out the other fields',
    }
  if (given.kind === 'linear-program') yield* linearProgramIssues(given)
  if (given.kind === 'saddles') yield* saddlesIssues(given)
}
