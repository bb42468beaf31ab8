/** Steps to record: all, every k-th, or every k-th without the weights. */
export type RecordOption = 'all' | number | { readonly every: number; readonly weights: false }

/** Most records of a run by default. */
export const mostRecords = 500

/** Steps that a run records, and whether with the weights. */
export interface RecordPlan {
  /** Updates between records; step 0 and the last step are also recorded. */
  readonly every: number
  readonly weights: boolean
}

/** Returns the number of records of a run of `steps` updates: steps 0, every, 2·every … and the last. */
export function recordCount(steps: number, every: number): number {
  return Math.ceil(steps / every) + 1
}

/** Returns the plan for an option; by default the smallest k with at most 500 records. */
export function recordPlan(steps: number, option?: RecordOption): RecordPlan {
  if (option === undefined) {
    const every = Math.max(1, Math.ceil(steps / (mostRecords - 1)))
    return { every, weights: true }
  }
  if (option === 'all') return { every: 1, weights: true }
  const every = Math.max(1, Math.floor(typeof option === 'number' ? option : option.every))
  return { every, weights: typeof option === 'number' }
}

/** Returns the recorded steps of a run of `steps` updates. */
export function recordedSteps(steps: number, every: number): Uint32Array {
  return Uint32Array.from({ length: recordCount(steps, every) }, (_, k) => Math.min(k * every, steps))
}
