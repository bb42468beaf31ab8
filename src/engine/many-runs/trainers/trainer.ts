import type { Ends } from '../../../reference/outcome/ends.ts'
import type { StartedRuns } from '../../../reference/outcome/starts.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { Outcome } from '../../../reference/results.ts'

/** A request to train runs of which only the ends are needed. */
export interface TrainerRequest {
  readonly problem: TrainingProblem
  readonly runs: StartedRuns
  /** Indices of the runs to train. */
  readonly indices: readonly number[]
  /** Receives the ends of the trained runs. */
  readonly ends: Ends<Float32Array>
  readonly signal: AbortSignal
  /** Awaited between pieces of the work. */
  readonly pause?: () => Promise<void>
  /** Called with the number of runs done, including fractions of a run. */
  readonly onProgress: (done: number) => void
}

export interface RunTrainer {
  readonly name: Outcome['path']
  /** @throws the signal's reason when it aborts */
  train(request: TrainerRequest): Promise<void>
}
