import * as v from 'valibot'
import { mostAlgorithms, mostStarts, mostSteps } from './bounds.ts'
import type { ExperimentIssue } from './error.ts'
import { numbers } from './lists.ts'
import { weightCount, type ModelSpec } from './model.ts'
import { whole } from './numbers.ts'
import { count } from './sentences.ts'

/** A point of weight space: numbers, or the weights of a run from the base of a start, at a step (its last where it ends before). */
export const pointRef = v.union(
  [
    numbers,
    v.strictObject({
      start: whole(0, mostStarts - 1),
      algorithm: whole(0, mostAlgorithms - 1),
      step: v.optional(v.union([whole(0, mostSteps), v.literal('end')], "must be a step or 'end'"), 'end'),
    }),
  ],
  'must be a list of weights, or { start, algorithm, step }',
)
/** A point of weight space of either form. */
export type PointRef = v.InferOutput<typeof pointRef>

/** The runs that a point may be taken from, and the weights that it must have. */
export interface Runs {
  readonly model: ModelSpec
  readonly starts: readonly unknown[]
  readonly algorithms: readonly { readonly steps: number }[]
}

/** Issues of a list of weights. */
export function* weightsIssues(
  weights: readonly number[],
  { model }: Runs,
  path: string,
): Generator<ExperimentIssue> {
  const size = weightCount(model)
  if (weights.length !== size)
    yield {
      path,
      message: `must hold the model's ${count(size, 'weight')}, not ${count(weights.length, 'number')}`,
    }
}

/** Issues of a point of weight space. */
export function* referenceIssues(
  reference: PointRef,
  experiment: Runs,
  path: string,
): Generator<ExperimentIssue> {
  if (Array.isArray(reference)) {
    yield* weightsIssues(reference, experiment, path)
    return
  }
  const { starts, algorithms } = experiment
  if (reference.start >= starts.length)
    yield {
      path: `${path}.start`,
      message: `there is no start ${reference.start}: the last one is ${starts.length - 1}`,
    }
  const algorithm = algorithms[reference.algorithm]
  if (!algorithm)
    yield {
      path: `${path}.algorithm`,
      message: `there is no algorithm ${reference.algorithm}: the last one is ${algorithms.length - 1}`,
    }
  else if (reference.step !== 'end' && reference.step > algorithm.steps)
    yield { path: `${path}.step`, message: `the run has ${count(algorithm.steps, 'step')}` }
}
