import type { RecordedSpec } from '../spec/recorded.ts'
import { numberRows, type NumberRows } from '../spec/values/number-rows.ts'

/** The weights of each record of a run, of `size` weights. */
export const recordsOf = ({ weights }: Pick<RecordedSpec, 'weights'>, size: number): NumberRows =>
  numberRows(weights, size)

/**
 * The places of the records of a run that are kept of every `every`-th update: the first, the first at or after each multiple of it, and
 * the last.
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
