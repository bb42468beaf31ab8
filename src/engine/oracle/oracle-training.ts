import { mostStepWork, stepWork } from '../../experiment/spec/algorithm.ts'
import { unbegun, type RunRecord, type TrainPath, type TrainRequest } from '../paths.ts'
import type { IdleTime } from '../backend/idle-time.ts'
import { OracleWorker } from './oracle-worker.ts'

/**
 * Trains in float64 in a worker: small networks whose runs have no kernel, where each step by tfjs ops waits for many
 * dispatches. A run that is cancelled keeps nothing.
 */
export class OracleTraining implements TrainPath {
  readonly #worker: OracleWorker

  /** Runs are work in `idle`. */
  constructor(idle: IdleTime) {
    this.#worker = new OracleWorker(idle)
  }

  supports({ problem, runs }: TrainRequest): string | undefined {
    const { model, size, experiment } = problem
    const count = model.kind === 'mlp' ? (model.data.counts[experiment.metric.part] ?? 0) : 1
    const tooMuch = runs.some(({ algorithm }) => stepWork(algorithm, size, count) > mostStepWork(algorithm))
    return tooMuch ? 'One step is too much work for one processor.' : undefined
  }

  /** Never rejects because of the signal: runs that it ends are 'cancelled'. */
  async run({ problem, runs, watch, signal, onProgress }: TrainRequest): Promise<RunRecord[]> {
    const task = { kind: 'train', runs, watch } as const
    const ends = signal ?? new AbortController().signal
    try {
      return await this.#worker.do(problem.experiment, task, ends, (done) => onProgress?.({ done }))
    } catch (error) {
      if (!signal?.aborted) throw error
      return runs.map((run) => unbegun(run, watch.length))
    }
  }

  dispose(): void {
    this.#worker.dispose()
  }
}
