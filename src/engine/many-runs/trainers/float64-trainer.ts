import { putEnd } from '../../../reference/outcome/ends.ts'
import { endOf } from '../../../reference/oracle/outcome.ts'
import { inTurns, PageTurns } from '../../backend/page-turns.ts'
import type { RunTrainer, TrainerRequest } from './trainer.ts'

/** Trains in float64 on the page's own thread, yielding to the page every few milliseconds. */
export class Float64Trainer implements RunTrainer {
  readonly name = 'float64'

  async train({ problem, runs, indices, ends, signal, pause, onProgress }: TrainerRequest): Promise<void> {
    const turns = new PageTurns()
    for (const [done, k] of indices.entries()) {
      await pause?.()
      const run = runs.at(k)
      ends.starts.set(run.weights, k * ends.size)
      putEnd(
        problem,
        ends,
        k,
        await inTurns(endOf(problem, run, ends.convergence !== undefined), turns, signal),
      )
      onProgress(done + 1)
    }
  }
}
