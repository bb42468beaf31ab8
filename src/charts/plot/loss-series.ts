/** One curve. `values[i]` was taken after `steps[i]` updates; what is not finite leaves a gap. */
export interface Series {
  readonly id: string
  readonly label: string
  /** Written where the curve ends, where several curves of one run stand in a chart. */
  readonly name?: string
  readonly color: string
  /** Lengths of dash and gap in CSS pixels; none for a full line. */
  readonly dash?: readonly number[]
  /** What a dash stands for, in a word: the part of the data. */
  readonly kind?: string
  readonly steps: ArrayLike<number>
  readonly values: ArrayLike<number>
  /** Which of the runs' marks stands at the current step, filled or, of test data, hollow. */
  readonly mark: number
  /** Of a hidden run: pale. */
  readonly faint?: boolean
}

/** Whether a chart has a place for a value. */
export const drawable = (value: number, log: boolean): boolean =>
  Number.isFinite(value) && (!log || value > 0)

/** Index of the last record not after `step`; steps rise. */
export function recordAt(steps: ArrayLike<number>, step: number): number {
  let [low, high] = [0, steps.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((steps[middle] ?? 0) <= step) low = middle
    else high = middle - 1
  }
  return low
}
