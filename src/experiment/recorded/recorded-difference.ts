import { stepsOfRecords, type RecordedDifference, type RecordedReader } from '../spec/recorded.ts'

/** Losses are compared as shares of themselves down to this share of the largest. */
const floor = 1e-9

/** What was found for the losses of a run, and of which recorded ones. */
const found = new WeakMap<
  ArrayLike<number>,
  { readonly of: readonly number[]; readonly is: RecordedDifference }
>()

/**
 * How far recorded losses are from those that are computed, of which the answer is kept; undefined where none were recorded. A loss that is
 * no number differs by all.
 */
export const recordedDifference: RecordedReader['difference'] = (run, computed) => {
  if (!run.loss) return undefined
  const known = found.get(computed.loss)
  if (known?.of === run.loss) return known.is
  const is = largestOf(run.loss, stepsOfRecords(run), computed)
  found.set(computed.loss, { of: run.loss, is })
  return is
}

function largestOf(
  recorded: readonly number[],
  recordedSteps: readonly number[],
  { steps, loss }: Parameters<RecordedReader['difference']>[1],
): RecordedDifference {
  const places = new Map(recordedSteps.map((step, i) => [step, i]))
  const least = floor * recorded.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let largest: RecordedDifference = { largest: 0, step: 0 }
  steps.forEach((step, k) => {
    const theirs = recorded[places.get(step) ?? -1]
    if (theirs === undefined) return
    const off = Math.abs(loss[k]! - theirs) / Math.max(Math.abs(theirs), least, Number.MIN_VALUE)
    const difference = Number.isFinite(off) ? off : 1
    if (difference > largest.largest) largest = { largest: difference, step }
  })
  return largest
}
