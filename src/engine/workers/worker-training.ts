import { mostStepWork, stepWork } from '../../experiment/spec/algorithm.ts'
import { pieceOfWorker, oracleRunWork } from '../budget.ts'
import { unbegun, type RunRecord, type TrainPath, type TrainRequest } from '../path.ts'
import type { WorkerPool } from './worker-pool.ts'

const never = new AbortController().signal

/** Trains in float64 in a pool's workers, each run in one of them. */
export class WorkerTraining implements TrainPath {
  readonly #pool: WorkerPool

  constructor(pool: WorkerPool) {
    this.#pool = pool
  }

  supports({ problem, runs }: TrainRequest): string | undefined {
    const { model, experiment } = problem
    if (model.kind === 'function') return undefined
    const count = model.data.counts[experiment.metric.part] ?? 0
    const tooMuch = runs.some(
      ({ algorithm }) => stepWork(algorithm, model.layout, count) > mostStepWork(algorithm),
    )
    return tooMuch ? 'One step is too much work for one processor.' : undefined
  }

  /** Never rejects because of the signal: runs that it ends are 'cancelled', and keep their records. */
  async run({ problem, runs, watch, signal = never, pause, onProgress }: TrainRequest): Promise<RunRecord[]> {
    const each = Math.max(1, Math.floor(pieceOfWorker.runs / Math.max(1, oracleRunWork(problem))))
    const groups = Array.from({ length: Math.ceil(runs.length / each) }, (_, g) =>
      runs.slice(g * each, (g + 1) * each),
    )
    const done = new Float64Array(groups.length)
    const records = groups.map((group) => group.map((run) => unbegun(run, watch.length)))
    try {
      await this.#pool.spread(groups, async (group, g) => {
        await pause?.()
        const tell = (share: number): void => {
          done[g] = share * group.length
          onProgress?.({ done: done.reduce((sum, part) => sum + part, 0) / runs.length })
        }
        const task = { kind: 'train', runs: group, watch } as const
        const options = { onProgress: tell, signal }
        records[g] = await this.#pool.do(problem.experiment, task, 'picture', options)
        tell(1)
      })
    } catch (error) {
      if (!signal.aborted) throw error
    }
    return records.flat()
  }
}
