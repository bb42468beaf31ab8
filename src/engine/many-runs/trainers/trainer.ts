import type { Ends } from '../../../reference/outcome/ends.ts'
import type { StartedRuns } from '../../../reference/outcome/starts.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { Outcome } from '../../../reference/results.ts'

/** Runs to train of which only the ends are wanted. */
export interface TrainerRequest {
  readonly problem: TrainingProblem
  readonly runs: StartedRuns
  /** The runs to train, by index. */
  readonly indices: readonly number[]
  /** The ends of all runs, into which those of the trained ones are written. */
  readonly ends: Ends<Float32Array>
  readonly signal: AbortSignal
  /** Awaited between pieces of the work. */
  readonly pause?: () => Promise<void>
  /** Called with the number of runs done, fractions of a run included. */
  readonly onProgress: (done: number) => void
}

/** Trains many runs on one path. */
export interface RunTrainer {
  readonly name: Outcome['path']
  /** @throws the signal's reason when it aborts */
  train(request: TrainerRequest): Promise<void>
}
