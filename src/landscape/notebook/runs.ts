import type { Trajectory } from '../../reference/results.ts'

/** Numbers of all weights that are handed to a notebook, 8 MB; of longer runs it gets the first and the last. */
const mostWeights = 2 ** 20

/** A run as a notebook gets it: its numbers are float64, as bytes in the order of the machine, which is little-endian. */
export interface NotebookRun {
  /** Places of its start and algorithm in the experiment. */
  readonly start: number
  readonly algorithm: number
  readonly status: Trajectory['status']
  readonly outcome: Trajectory['outcome']
  readonly diverged: boolean
  /** Updates before each record, and the loss there. */
  readonly steps: DataView
  readonly loss: DataView
  /** Coordinates in the plane, a number a record; empty over a plane of hyperparameters. */
  readonly a: DataView
  readonly b: DataView
  /** Weights, [record][weight], after so many updates: all records, or the first and the last where these would be too many. */
  readonly w: DataView
  readonly w_steps: DataView
}

const float64 = (numbers: Iterable<number>): DataView => new DataView(Float64Array.from(numbers).buffer)

/** The weights of a record; undefined where the run kept none. */
function weightsOf(run: Trajectory, record: number): Float32Array | undefined {
  if (record === run.steps.length - 1) return run.finalWeights
  try {
    return run.weights(record)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function notebookRun(run: Trajectory, isWhole: boolean): NotebookRun {
  const last = run.steps.length - 1
  const records = isWhole ? Array.from(run.steps.keys()) : [...new Set([0, last])]
  const kept = records.flatMap((record) => {
    const weights = weightsOf(run, record)
    return weights ? [{ step: run.steps[record] ?? NaN, weights }] : []
  })
  const count = run.finalWeights.length
  const w = new Float64Array(kept.length * count)
  kept.forEach(({ weights }, i) => w.set(weights, i * count))
  return {
    start: run.start,
    algorithm: run.algorithm,
    status: run.status,
    outcome: run.outcome,
    diverged: run.outcome === 'diverged' || run.status === 'diverged',
    steps: float64(run.steps),
    loss: float64(run.loss),
    a: float64(run.a),
    b: float64(run.b),
    w: new DataView(w.buffer),
    w_steps: float64(kept.map(({ step }) => step)),
  }
}

/** Runs for a notebook. */
export function notebookRuns(runs: readonly Trajectory[], most = mostWeights): NotebookRun[] {
  const all = runs.reduce((sum, { steps, finalWeights }) => sum + steps.length * finalWeights.length, 0)
  return runs.map((run) => notebookRun(run, all <= most))
}
