import type { RunLook } from '../../../math/picture/palette.ts'
import type { RunOutcome, RunStatus } from '../../../reference/results.ts'
import type { RecordedDifference } from '../../../experiment/spec/recorded.ts'

/** One run as tables and chips show it. Losses, accuracies and distance are those of the step that is shown. */
export interface RunView extends RunLook {
  readonly start: number
  readonly algorithm: number
  readonly label: string
  readonly visible: boolean
  /** undefined while it trains. */
  readonly status: RunStatus | undefined
  readonly outcome: RunOutcome | undefined
  /** Part of the run that is shown: w_0, some step, its end; none where no step moves the weights. */
  readonly shown: 'start' | 'way' | 'end' | 'none'
  /** undefined where the runs have no loss. */
  readonly loss?: number
  /** Fraction of the train part classified rightly; undefined for regression. */
  readonly accuracy?: number
  readonly testAccuracy?: number
  /** How far the losses that were recorded elsewhere are from those that are computed. */
  readonly recorded?: RecordedDifference
  /** After which the run ended. */
  readonly steps: number
  /** Euclidean distance from the plane; undefined where the plane is none of weights. */
  readonly distance?: number
}
