import type { RunLook } from '../../../math/picture/palette.ts'
import type { RunOutcome, RunStatus } from '../../../reference/results.ts'
import type { RecordedDifference } from '../../../experiment/spec/recorded.ts'

/** One run as tables and chips show it. Losses, accuracies and distance are those of the current step. */
export interface RunView extends RunLook {
  readonly start: number
  readonly algorithm: number
  readonly label: string
  readonly visible: boolean
  /** Undefined while it trains. */
  readonly status: RunStatus | undefined
  readonly outcome: RunOutcome | undefined
  /** Visible part of the run: w_0, some step, or its end; `none` if no step moves the weights. */
  readonly shown: 'start' | 'way' | 'end' | 'none'
  /** Undefined if the runs have no loss. */
  readonly loss?: number
  /** Fraction of the training set classified correctly; undefined for regression. */
  readonly accuracy?: number
  readonly testAccuracy?: number
  /** How far losses recorded elsewhere are from the computed ones. */
  readonly recorded?: RecordedDifference
  /** Updates until the run ended. */
  readonly steps: number
  /** Euclidean distance from the plane; undefined unless it is a plane of weights. */
  readonly distance?: number
}
