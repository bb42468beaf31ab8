import { stepsOfRecords, type RecordedDifference, type RecordedReader } from '../spec/recorded.ts'

/** Smallest loss, as a fraction of the largest, whose relative difference counts. */
const floor = 1e-9

/** Cached differences by the computed losses, with the recorded losses they belong to. */
const found = new WeakMap<
  ArrayLike<number>,
  { readonly of: readonly number[]; readonly is: RecordedDifference }
>()

/**
 * Returns the largest difference between recorded and computed losses, cached; undefined if no losses were recorded. A loss that is NaN or
 * infinite differs by 1.
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
