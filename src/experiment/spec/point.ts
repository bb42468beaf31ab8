import * as v from 'valibot'
import { mostAlgorithms, mostMatched, mostStarts, mostSteps } from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { numbers } from './values/lists.ts'
import { hiddenUnits, weightCount, type ModelSpec } from './model.ts'
import { whole } from './values/numbers.ts'
import { count } from './values/sentences.ts'

/** The weights of a run at a step (or its last, if it ends earlier), from the start before any drag. */
const ofRun = {
  start: whole(0, mostStarts - 1),
  algorithm: whole(0, mostAlgorithms - 1),
  step: v.optional(v.union([whole(0, mostSteps), v.literal('end')], "must be a step or 'end'"), 'end'),
}
/**
 * Hidden units in the order that matches those of another point, by their weights or their activations on the training inputs; the function
 * stays the same. `units` moves only the first units, counted layer by layer (default: all).
 */
const matched = v.strictObject({
  ...ofRun,
  by: v.optional(v.picklist(['weights', 'activations']), 'weights'),
  units: v.optional(whole(0, mostMatched)),
})
/** The point whose units the others are matched to, and how. */
export type MatchedTo = v.InferOutput<typeof matched>

/** A point of weight space: a list of numbers, or a point of a run, optionally with its units matched to another's. */
export const pointRef = v.union(
  [numbers, v.strictObject({ ...ofRun, matched: v.optional(matched) })],
  'must be a list of weights, or { start, algorithm, step }',
)
/** A point of weight space of either form. */
export type PointRef = v.InferOutput<typeof pointRef>

/** The runs that a point may refer to, and the model that it must fit. */
export interface Runs {
  readonly model: ModelSpec
  readonly starts: readonly unknown[]
  /** A recorded run lists its recorded steps. */
  readonly algorithms: readonly { readonly id?: string; readonly steps: number | readonly number[] }[]
}

/** Yields the issues of a list of weights. */
export function* weightsIssues(
  weights: readonly number[],
  { model }: Runs,
  path: string,
): Generator<ExperimentIssue> {
  const size = weightCount(model)
  if (weights.length !== size)
    yield {
      path,
      message: `must list the model's ${count(size, 'weight')}, not ${count(weights.length, 'number')}`,
    }
}

/** Yields the issues of a point of weight space. */
export function* referenceIssues(
  reference: PointRef,
  experiment: Runs,
  path: string,
): Generator<ExperimentIssue> {
  if (Array.isArray(reference)) {
    yield* weightsIssues(reference, experiment, path)
    return
  }
  yield* runIssues(reference, experiment, path)
  if (!reference.matched) return
  yield* runIssues(reference.matched, experiment, `${path}.matched`)
  const { model } = experiment
  if (model.kind === 'function')
    yield {
      path: `${path}.matched`,
      message: 'a function of two weights has no units to match. Remove this field',
    }
  else if (hiddenUnits(model).some((width) => width > mostMatched))
    yield { path: `${path}.matched`, message: `only layers of up to ${mostMatched} units can be matched` }
}

/** Yields the issues of a point of a run: its start, algorithm and step must exist. */
function* runIssues(
  reference: Pick<MatchedTo, 'start' | 'algorithm' | 'step'>,
  { starts, algorithms }: Runs,
  path: string,
): Generator<ExperimentIssue> {
  if (reference.start >= starts.length)
    yield {
      path: `${path}.start`,
      message: `there is no start ${reference.start}. The last start is ${starts.length - 1}`,
    }
  const algorithm = algorithms[reference.algorithm]
  if (!algorithm)
    yield {
      path: `${path}.algorithm`,
      message: `there is no algorithm ${reference.algorithm}. The last algorithm is ${algorithms.length - 1}`,
    }
  else if (typeof algorithm.steps !== 'number') {
    if (reference.step !== 'end' && !algorithm.steps.includes(reference.step))
      yield { path: `${path}.step`, message: `the recorded run has no record at step ${reference.step}` }
  } else if (reference.step !== 'end' && reference.step > algorithm.steps)
    yield { path: `${path}.step`, message: `the run has only ${count(algorithm.steps, 'step')}` }
}
