import { unbegun, type RunRecord, type TrainPath, type TrainRequest } from '../../paths.ts'
import { GeneralRun } from './tensorflow-run.ts'

/** Trains by tfjs ops and autodiff on any backend, one run after the other. `use` makes its backend the current one. */
export class GeneralTraining implements TrainPath {
  readonly #use: () => void

  constructor(use: () => void) {
    this.#use = use
  }

  supports(): string | undefined {
    return undefined
  }

  /** Never rejects because of the signal: runs that it ends are 'cancelled' and keep what they have. */
  async run({ problem, runs, watch, signal, onProgress }: TrainRequest): Promise<RunRecord[]> {
    const total = runs.reduce((sum, { algorithm }) => sum + algorithm.steps, 0)
    const records: RunRecord[] = []
    let before = 0
    for (const run of runs) {
      if (signal?.aborted) {
        records.push(unbegun(run, watch.length))
        continue
      }
      const begun = new GeneralRun(problem, run, watch, this.#use)
      try {
        records.push(
          await begun.train(signal, (steps) =>
            onProgress?.({ done: total === 0 ? 1 : (before + steps) / total }),
          ),
        )
      } finally {
        begun.dispose()
      }
      before += run.algorithm.steps
    }
    return records
  }

  dispose(): void {
    // Each run frees what it made.
  }
}
