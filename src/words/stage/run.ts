import { formatNumber } from '../../math/picture/format.ts'
import type { RunOutcome, RunStatus } from '../../reference/results.ts'
import type { RecordedDifference } from '../../experiment/spec/recorded.ts'

/** A run at the current step; without a status it is still training. */
interface RunState {
  readonly status: RunStatus | undefined
  readonly outcome: RunOutcome | undefined
  /** Updates until it ended. */
  readonly steps: number
  /** The visible part of the run; `none` if no step moves the weights. */
  readonly shown: 'start' | 'way' | 'end' | 'none'
}

const endings: Readonly<Record<Exclude<RunOutcome, 'diverged'>, string>> = {
  converged: 'converged',
  stuck: 'stuck: the gradient is zero',
  cycle: 'runs in a cycle',
  unfinished: 'still moving',
}

/** Returns the state of a run at the current step. It names the step at which the run diverged or stopped. */
export function statusWords({ status, outcome, steps, shown }: RunState): string {
  if (status === undefined || outcome === undefined) return 'training'
  if (status === 'cancelled') return 'cancelled'
  if (status === 'diverged' || outcome === 'diverged') return `diverged at step ${steps}`
  if (shown === 'none') return 'not trained'
  if (status === 'stopped') return `stopped at step ${steps}`
  if (shown === 'end') return endings[outcome]
  return shown === 'start' ? 'at the start' : 'on its way'
}

/** Relative difference below which losses in float32 are equal. */
const sameLosses = 1e-5

/** Returns a sentence that compares recorded losses with computed ones; `onSurface` for a run on a recorded surface. */
export function recordedWords({ largest, step }: RecordedDifference, onSurface: boolean): string {
  if (largest === 0) return 'The recorded losses are the same.'
  const share = largest < 0.001 ? formatNumber(largest, 2) : `${formatNumber(100 * largest, 2)} %`
  if (largest < sameLosses)
    return `The recorded losses agree within rounding. They differ by at most ${share}, at step ${step}.`
  return onSurface
    ? `The recorded losses differ by up to ${share}, at step ${step}, because the run leaves this plane.`
    : `The recorded losses differ by up to ${share}, at step ${step}, so the data, loss or network are not those of the run.`
}

/** Below this distance, float32 cannot tell weights of usual size from a point of the plane. */
const leastDistance = 1e-6

/** A distance from the plane in words; 0 if float32 cannot tell. */
export const distanceWords = (distance: number): string =>
  distance < leastDistance ? '0' : formatNumber(distance, 3)
