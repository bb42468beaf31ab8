import type { Trajectory } from '../experiment/results.ts'
import { recordAt } from '../store/playback.ts'
import type { Presenter } from '../view/presenter.ts'

/** A run at the step that is shown. */
export interface ShownPoint {
  /** Place of the run: start · algorithms + algorithm. */
  readonly index: number
  readonly run: Trajectory
  readonly record: number
  readonly step: number
  readonly weights: Float32Array
}

/** The record of a run nearest to a step. */
export const nearestRecord = ({ steps }: Trajectory, step: number): number =>
  Math.round(recordAt(steps, step))

/** The run that was chosen, or the first one that is visible, at the step that is shown; undefined where no run stands. */
export function shownPoint(
  { store: { runs }, hidden, playback }: Pick<Presenter, 'store' | 'hidden' | 'playback'>,
  chosen: number | undefined,
): ShownPoint | undefined {
  const visible = runs.findIndex((run, i) => run !== undefined && !hidden.has(i))
  const index = chosen !== undefined && runs[chosen] ? chosen : Math.max(0, visible)
  const run = runs[index]
  if (!run) return undefined
  const record = nearestRecord(run, playback.step)
  return { index, run, record, step: run.steps[record] ?? 0, weights: run.weights(record) }
}
