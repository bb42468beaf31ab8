import { putEnd } from '../../experiment/outcome/ends.ts'
import { endOf } from '../../experiment/oracle/outcome.ts'
import { Pace } from '../backend/page-turns.ts'
import { paced } from '../backend/paced.ts'
import type { EndsPath, EndsRequest } from './trainer.ts'

/** Trains by the float64 reference on the page's thread, which gets its turn every few milliseconds. */
export class Float64Ends implements EndsPath {
  readonly name = 'float64'

  async train({ problem, runs, indices, ends, signal, pause, onProgress }: EndsRequest): Promise<void> {
    const pace = new Pace()
    for (const [done, k] of indices.entries()) {
      await pause?.()
      const run = runs.at(k)
      ends.starts.set(run.weights, k * ends.size)
      putEnd(problem, ends, k, await paced(endOf(problem, run, ends.convergence !== undefined), pace, signal))
      onProgress(done + 1)
    }
  }
}
