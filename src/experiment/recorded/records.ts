import type { RecordedSpec } from '../spec/recorded.ts'
import { numberRows, type NumberRows } from '../spec/values/number-rows.ts'

/** Returns the weights of each record of a run of `size` weights. */
export const recordsOf = ({ weights }: Pick<RecordedSpec, 'weights'>, size: number): NumberRows =>
  numberRows(weights, size)

/**
 * Returns the indices of a run's records at a spacing of `every` updates: the first record, the first at or after each multiple, and the
 * last.
 */
export function keptRecords(steps: readonly number[], every: number): number[] {
  let kept = -1
  return [...steps.keys()].filter((i) => {
    const turn = Math.floor(steps[i]! / every)
    if (turn <= kept && i < steps.length - 1) return false
    kept = turn
    return true
  })
}
