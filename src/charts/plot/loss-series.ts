import { partitionPoint } from '../../math/numerics/partition-point.ts'

/** One curve. `values[i]` was taken after `steps[i]` updates; values that are not finite leave a gap. */
export interface Series {
  readonly id: string
  readonly label: string
  /** Name written at the end of the curve, if a chart has several curves of one run. */
  readonly name?: string | undefined
  /** Index of the record next to which the name is written if there is space, instead of at the end. */
  readonly nameAt?: number | undefined
  readonly color: string
  /** Lengths of dash and gap in CSS pixels; `undefined` or empty for an unbroken line. */
  readonly dash?: readonly number[]
  /** The part of the data that a dash stands for, in a word. */
  readonly kind?: string
  readonly steps: ArrayLike<number>
  readonly values: ArrayLike<number>
  /** Index among the runs' marks of the one at the current step: filled, or hollow for test data. */
  readonly mark: number
  /** The curve is pale, because its run is hidden. */
  readonly faint?: boolean
}

/** Returns true if a chart can draw a value. */
export const drawable = (value: number, log: boolean): boolean =>
  Number.isFinite(value) && (!log || value > 0)

/** Index of the last record not after `step`, or of the first; steps rise. */
export const lastRecordAt = (steps: ArrayLike<number>, step: number): number =>
  Math.max(0, partitionPoint(steps.length, (record) => (steps[record] ?? step) <= step) - 1)
