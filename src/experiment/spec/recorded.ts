import * as v from 'valibot'
import { mostSamples, mostSteps } from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import type { Rows } from './values/known-rows.ts'
import { numbers } from './values/lists.ts'
import { weightCount, type ModelSpec } from './model.ts'
import { numberRows, packedRows, type NumberRows } from './values/number-rows.ts'
import { packedCount } from './values/packed-floats.ts'
import { count } from './values/sentences.ts'

const recordSteps = v.pipe(
  numbers,
  v.minLength(1, 'must hold at least one step'),
  v.maxLength(mostSamples, `must hold at most ${mostSamples} steps`),
  v.check(([first]) => first === 0, 'must begin with 0, the step of w₀'),
  v.check(
    (steps) =>
      steps.every(
        (step, i) => Number.isInteger(step) && step <= mostSteps && (i === 0 || step > steps[i - 1]!),
      ),
    `must be whole numbers that ascend, up to ${mostSteps}`,
  ),
)

/** Fields of a run that was made elsewhere. Its steps are a list; their type is that of all algorithms, of which the others have a number. */
export const recordFields = {
  steps: recordSteps as v.GenericSchema<number | number[]>,
  weights: packedRows,
  loss: v.optional(numbers),
}

/** What a run that was made elsewhere says of itself. */
export interface RecordedSpec {
  readonly id: 'recorded'
  readonly steps: number | readonly number[]
  readonly weights: Rows | string
  readonly loss?: readonly number[] | undefined
}

/** The steps of the records, rising from 0. */
export const stepsOfRecords = ({ steps }: Pick<RecordedSpec, 'steps'>): readonly number[] =>
  typeof steps === 'number' ? [steps] : steps

/** True for a run that was made elsewhere. */
export const isRecorded = <A extends { readonly id: string }>(
  algorithm: A,
): algorithm is Extract<A, { id: 'recorded' }> => algorithm.id === 'recorded'

/** The weights of each record of a run, of `size` weights. */
export const recordsOf = ({ weights }: RecordedSpec, size: number): NumberRows => numberRows(weights, size)

/** Issues of the records with the model. */
export function* recordedIssues(
  run: RecordedSpec,
  model: ModelSpec,
  path: string,
): Generator<ExperimentIssue> {
  const { weights, loss } = run
  const steps = stepsOfRecords(run)
  const size = weightCount(model)
  const records = count(steps.length, 'record')
  if (typeof weights === 'string') {
    const wanted = size * steps.length
    const found = packedCount(weights)
    if (found !== wanted) {
      yield {
        path: `${path}.weights`,
        message: `must hold ${count(wanted, 'number')}, the model's ${count(size, 'weight')} at each of ${records}, not ${found}`,
      }
      return
    }
  } else {
    const ragged = weights.findIndex((row) => row.length !== size)
    if (ragged >= 0)
      yield {
        path: `${path}.weights[${ragged}]`,
        message: `must hold the model's ${count(size, 'weight')}, not ${count(weights[ragged]!.length, 'number')}`,
      }
    if (weights.length !== steps.length) {
      yield {
        path: `${path}.weights`,
        message: `must have a row for each of ${records}, not ${weights.length}`,
      }
      return
    }
    if (ragged >= 0) return
  }
  if (!numberRows(weights, size).row(0).every(Number.isFinite))
    yield { path: `${path}.weights`, message: 'must begin with finite numbers: the first record is w₀' }
  if (loss && loss.length !== steps.length)
    yield { path: `${path}.loss`, message: `must hold a loss for each of ${records}, not ${loss.length}` }
}

/**
 * The places of the records of a run that are kept of every `every`-th update: the first, the first at or after each multiple of it, and
 * the last.
 */
export function keptRecords(steps: readonly number[], every: number): number[] {
  let kept = -1
  return [...steps.keys()].filter((i) => {
    const turn = Math.floor(steps[i]! / every)
    if (turn <= kept && i < steps.length - 1) return false
    kept = turn
    return true
  })
}
