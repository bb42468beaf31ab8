import type { Ends } from '../../experiment/outcome/ends.ts'
import type { StartedRuns } from '../../experiment/outcome/starts.ts'
import type { Problem } from '../../experiment/problem.ts'
import type { Outcome } from '../../experiment/results.ts'

/** Runs to train of which only the ends are wanted. */
export interface EndsRequest {
  readonly problem: Problem
  readonly runs: StartedRuns
  /** Which of the runs. */
  readonly indices: readonly number[]
  /** Where their ends are written down. */
  readonly ends: Ends<Float32Array>
  readonly signal: AbortSignal
  /** Awaited between pieces of the work. */
  readonly pause?: () => Promise<void>
  /** `done` of the indices, fractions of a run included. */
  readonly onProgress: (done: number) => void
}

/** Trains many runs one way. */
export interface EndsPath {
  readonly name: Outcome['path']
  /** @throws the signal's reason when it aborts */
  train(request: EndsRequest): Promise<void>
}
