import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import type { RunStatus } from '../../results.ts'

/** A run of the oracle: w_0 and the algorithm. */
export interface OracleRun {
  /** Index of the start, which selects the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  readonly weights: Float64Array
  /** Updates between records; step 0 and the last step are always recorded. */
  readonly every: number
  readonly watch?: readonly MetricSpec[]
  /** Called with the weights of each record, which change afterwards. */
  readonly onRecord?: (weights: Float64Array) => void
  /** Called at each rest; returning true ends the run as 'cancelled' with its records. */
  readonly isCancelled?: () => boolean
}

/**
 * The records of a float64 run: `loss` and each series of `watched` have one entry per entry of `steps`. The
 * caller owns the arrays.
 */
export interface OracleRecord {
  readonly status: RunStatus
  readonly steps: Uint32Array
  readonly loss: Float64Array
  readonly watched: readonly Float64Array[]
  readonly finalWeights: Float64Array
  /** Norm of the metric's gradient over the whole training set at the end; NaN for a cancelled run. */
  readonly gradientNorm: number
  /** The last positions (at most 17), oldest first; possibly none for a diverged run. */
  readonly tail: Float64Array
}
