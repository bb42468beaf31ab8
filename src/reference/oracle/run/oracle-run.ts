import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import type { RunStatus } from '../../results.ts'

/** One run of the oracle: w_0 and how to go on from it. */
export interface OracleRun {
  /** Index of the start, which names the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  readonly weights: Float64Array
  /** Updates between records; steps 0 and the last are always recorded. */
  readonly every: number
  readonly watch?: readonly MetricSpec[]
  /** Called with the weights of each record; they change afterwards. */
  readonly onRecord?: (weights: Float64Array) => void
  /** Asked at each rest: true ends the run there, as 'cancelled' with the records that it has. */
  readonly isCancelled?: () => boolean
}

/** The records of a float64 run: `loss` and each series of `watched` have an entry for each of `steps`. Its arrays are the caller's. */
export interface OracleRecord {
  readonly status: RunStatus
  readonly steps: Uint32Array
  readonly loss: Float64Array
  readonly watched: readonly Float64Array[]
  readonly finalWeights: Float64Array
  /** |gradient of the metric on the whole train part| at the end; NaN of a run that was cancelled. */
  readonly gradientNorm: number
  /** The last positions (at most 17), oldest first; of a run that diverged maybe none. */
  readonly tail: Float64Array
}
