import { formatNumber } from '../../math/picture/format.ts'
import type { RunOutcome, RunStatus } from '../../experiment/results.ts'

/** One run as tables and chips show it. Losses, accuracies and distance are those of the step that is shown. */
export interface RunView {
  readonly start: number
  readonly algorithm: number
  readonly label: string
  readonly color: string
  readonly visible: boolean
  /** undefined while it trains. */
  readonly status: RunStatus | undefined
  readonly outcome: RunOutcome | undefined
  readonly loss: number
  /** Fraction of the train part classified rightly; undefined for regression. */
  readonly accuracy?: number
  readonly testAccuracy?: number
  /** After which the run ended. */
  readonly steps: number
  /** Euclidean distance from the plane; undefined where the plane is none of weights. */
  readonly distance?: number
}

/** How a run ended, in words. */
export function statusWords({ status, outcome, steps }: RunView): string {
  if (status === undefined) return 'training'
  if (status === 'cancelled') return 'cancelled'
  if (status === 'diverged' || outcome === 'diverged') return `diverged at step ${steps}`
  if (status === 'stopped') return `stopped at step ${steps}`
  if (outcome === 'converged') return 'converged'
  return outcome === 'cycle' ? 'runs in a cycle' : 'still moving'
}

/** Below it float32 weights of usual size cannot be told from a point of the plane. */
const leastDistance = 1e-6

export const distanceWords = (distance: number): string =>
  distance < leastDistance ? '0' : formatNumber(distance, 3)
