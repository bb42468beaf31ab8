import { stepsOfRecords, type RecordedSpec } from '../../experiment/spec/recorded.ts'
import type { Trajectory } from '../results.ts'

/** The largest difference between the losses of a recorded run and those that were recorded, as a share of these, and its step. */
export interface RecordedDifference {
  readonly largest: number
  readonly step: number
}

/** Losses are compared as shares of themselves down to this share of the largest. */
const floor = 1e-9

/** How far recorded losses are from those that are computed; undefined where none were recorded. A loss that is no number differs by all. */
export function recordedDifference(
  run: Pick<RecordedSpec, 'steps' | 'loss'>,
  { steps, loss }: Pick<Trajectory, 'steps'> & { readonly loss: ArrayLike<number> },
): RecordedDifference | undefined {
  const { loss: recorded } = run
  if (!recorded) return undefined
  const places = new Map(stepsOfRecords(run).map((step, i) => [step, i]))
  const least = floor * recorded.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let found: RecordedDifference = { largest: 0, step: 0 }
  steps.forEach((step, k) => {
    const theirs = recorded[places.get(step) ?? -1]
    if (theirs === undefined) return
    const off = Math.abs(loss[k]! - theirs) / Math.max(Math.abs(theirs), least, Number.MIN_VALUE)
    const difference = Number.isFinite(off) ? off : 1
    if (difference > found.largest) found = { largest: difference, step }
  })
  return found
}
