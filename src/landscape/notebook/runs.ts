import type { Trajectory } from '../../reference/results.ts'

/**
 * Most numbers of weights sent to a notebook, 8 MB; beyond that, only the first and last record of each run.
 */
const mostWeights = 2 ** 20

/**
 * A run in the form for notebooks. Its numbers are float64, as bytes in machine order, which is
 * little-endian.
 */
export interface NotebookRun {
  /** Indices of its start and algorithm in the experiment. */
  readonly start: number
  readonly algorithm: number
  readonly status: Trajectory['status']
  readonly outcome: Trajectory['outcome']
  readonly diverged: boolean
  /** The number of updates before each record, and the loss there. */
  readonly steps: DataView
  readonly loss: DataView
  /** Coordinates in the plane, one per record; empty over a plane of hyperparameters. */
  readonly a: DataView
  readonly b: DataView
  /**
   * Weights, [record][weight], and the number of updates before each: all records, or the first and the last
   * if all would be too many.
   */
  readonly w: DataView
  readonly w_steps: DataView
}

const float64 = (numbers: Iterable<number>): DataView => new DataView(Float64Array.from(numbers).buffer)

/** Returns the weights of a record; `undefined` if the run did not record them. */
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

export function notebookRuns(runs: readonly Trajectory[], most = mostWeights): NotebookRun[] {
  const all = runs.reduce((sum, { steps, finalWeights }) => sum + steps.length * finalWeights.length, 0)
  return runs.map((run) => notebookRun(run, all <= most))
}
