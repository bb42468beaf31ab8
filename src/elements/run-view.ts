import type { RunOutcome, RunStatus } from '../experiment/results.ts'

/** One run as tables and chips show it. Numbers are those of the step that is shown. */
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
  readonly steps: number
  /** Euclidean distance from the plane. */
  readonly distance: number
}

/** How a run stands, in words. */
export function statusWords({ status, outcome, steps }: RunView): string {
  if (status === undefined) return 'training'
  if (status === 'cancelled') return 'cancelled'
  if (status === 'diverged' || outcome === 'diverged') return `diverged at step ${steps}`
  if (status === 'stopped') return 'stopped early'
  if (outcome === 'converged') return 'converged'
  return outcome === 'cycle' ? 'runs in a cycle' : 'still moving'
}
