import { weightCount } from '../spec/model.ts'
import {
  provideRecordedReader,
  stepsOfRecords,
  type RecordedIn,
  type RecordedReader,
  type RecordedSpec,
} from '../spec/recorded.ts'
import { rememberRows } from '../spec/values/known-rows.ts'
import type { ExperimentIssue } from '../spec/values/error.ts'
import { packedCount } from '../spec/values/packed-floats.ts'
import { count } from '../spec/values/sentences.ts'
import { recordedDifference } from './recorded-difference.ts'
import { recordedPoints } from './recorded-points.ts'
import { recordedSchema } from './recorded-schema.ts'
import { recordsOf } from './records.ts'

/** Returns the recorded runs among algorithms, with their indices. */
const recordedAmong = (algorithms: RecordedIn['algorithms']): (readonly [number, RecordedSpec])[] =>
  algorithms.flatMap((one, i) => (one.id === 'recorded' ? [[i, one as RecordedSpec] as const] : []))

/** Returns w_0 of a run of `size` weights; undefined if it is not valid. */
function first(run: RecordedSpec, size: number): number[] | undefined {
  const w0 = recordsOf(run, size).row(0)
  return w0.length === size && w0.every(Number.isFinite) ? [...w0] : undefined
}

/** Yields the issues of a run's numbers with a model of `size` weights, without those that follow from an earlier one. */
function* numberIssues(run: RecordedSpec, size: number, path: string): Generator<ExperimentIssue> {
  const { weights, loss } = run
  const steps = stepsOfRecords(run)
  const records = count(steps.length, 'record')
  if (typeof weights === 'string') {
    const wanted = size * steps.length
    const found = packedCount(weights)
    if (found !== wanted) {
      yield {
        path: `${path}.weights`,
        message: `must have ${count(wanted, 'number')}, the model's ${count(size, 'weight')} at each of ${records}, not ${found}`,
      }
      return
    }
  } else {
    const ragged = weights.findIndex((row) => row.length !== size)
    if (ragged >= 0)
      yield {
        path: `${path}.weights[${ragged}]`,
        message: `must list the model's ${count(size, 'weight')}, not ${count(weights[ragged]!.length, 'number')}`,
      }
    if (weights.length !== steps.length) {
      yield {
        path: `${path}.weights`,
        message: `must have one row for each of ${records}, not ${weights.length}`,
      }
      return
    }
    if (ragged >= 0) return
  }
  if (!first(run, size))
    yield {
      path: `${path}.weights`,
      message: 'must start with finite numbers, because the first record is w₀',
    }
  if (loss && loss.length !== steps.length)
    yield { path: `${path}.loss`, message: `must have one loss for each of ${records}, not ${loss.length}` }
}

const started: RecordedReader['started'] = (experiment) => {
  const { algorithms, model, starts } = experiment
  const [[, run] = []] = recordedAmong(algorithms)
  const values = run && first(run, weightCount(model))
  if (!values) return experiment
  const [start, ...others] = starts
  const base = { kind: 'weights' as const, values }
  return { ...experiment, starts: [start?.kind === 'plane' ? { ...start, base } : base, ...others] }
}

const issues: RecordedReader['issues'] = function* (experiment) {
  const { algorithms, model, plane, starts, terrain } = experiment
  const runs = recordedAmong(algorithms)
  for (const [i, run] of runs) {
    if (typeof run.weights !== 'string') rememberRows(run.weights)
    yield* numberIssues(run, weightCount(model), `algorithms[${i}]`)
  }
  if (runs.length > 0 && starts.length > 1)
    yield {
      path: 'starts[1]',
      message:
        'a recorded run has only one w₀, its first record. Remove the other starts or the recorded run',
    }
  const trains = terrain.quantity === 'outcome' || plane.kind === 'hyperparameters'
  if (trains && runs.some(([i]) => i === terrain.algorithm))
    yield {
      path: 'terrain.algorithm',
      message: 'a recorded run cannot train from other points. Choose another algorithm',
    }
}

provideRecordedReader({
  schema: recordedSchema,
  started,
  issues,
  points: recordedPoints,
  difference: recordedDifference,
})
