import { formatNumber } from '../../math/picture/format.ts'
import type { RunOutcome, RunStatus } from '../results.ts'

/** A run as far as its end; without a status it still trains. */
interface Ending {
  readonly status: RunStatus | undefined
  readonly outcome: RunOutcome | undefined
  /** Updates after which it ended. */
  readonly steps: number
}

/** The end of a run in words. */
export function statusWords({ status, outcome, steps }: Ending): string {
  if (status === undefined) return 'training'
  if (status === 'cancelled') return 'cancelled'
  if (status === 'diverged' || outcome === 'diverged') return `diverged at step ${steps}`
  if (status === 'stopped') return `stopped at step ${steps}`
  if (outcome === 'converged') return 'converged'
  return outcome === 'cycle' ? 'runs in a cycle' : 'still moving'
}

/** Below it float32 weights of usual size cannot be told from a point of the plane. */
const leastDistance = 1e-6

/** A distance from the plane in words; 0 where float32 cannot tell. */
export const distanceWords = (distance: number): string =>
  distance < leastDistance ? '0' : formatNumber(distance, 3)
