import { convergenceOf } from '../../../reference/outcome/convergence.ts'
import { putEnd, type End } from '../../../reference/outcome/ends.ts'
import type { StartedRun } from '../../../reference/outcome/starts.ts'
import type { Run, RunRecord, TrainPath } from '../../path.ts'
import type { RunTrainer, TrainerRequest } from './trainer.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

/**
 * Returns the run of a start without recorded weights, and with losses only if the convergence is needed.
 * `exact` keeps float64.
 */
export const endRun = (
  { weights, algorithm, start }: StartedRun,
  convergence: boolean,
  exact = false,
): Run => ({
  start,
  algorithm,
  weights: exact ? Float64Array.from(weights) : Float32Array.from(weights),
  every: convergence ? 1 : Math.max(1, lastStep(algorithm)),
  recordWeights: false,
})

function endOf(record: RunRecord, convergence: boolean): End {
  const { status, gradientNorm, finalWeights, loss, steps } = record
  return {
    diverged: status === 'diverged',
    gradientNorm,
    tail: record.tail ?? finalWeights,
    weights: finalWeights,
    loss: loss.at(-1) ?? NaN,
    steps: steps.at(-1) ?? 0,
    ...(convergence && { convergence: convergenceOf(loss) }),
  }
}

/** Trains with a path that makes whole records, `atOnce` runs per call. */
export class RecordTrainer implements RunTrainer {
  readonly name: RunTrainer['name']
  readonly #path: TrainPath
  readonly #atOnce: number

  constructor(name: RunTrainer['name'], path: TrainPath, atOnce: number) {
    this.name = name
    this.#path = path
    this.#atOnce = atOnce
  }

  async train({ problem, runs, indices, ends, signal, pause, onProgress }: TrainerRequest): Promise<void> {
    const convergence = ends.convergence !== undefined
    // The records of cancelled runs are not needed, and would cost a device another pass over all their
    // samples.
    const rest = async () => {
      await pause?.()
      signal.throwIfAborted()
    }
    for (let from = 0; from < indices.length; from += this.#atOnce) {
      await rest()
      const chunk = indices.slice(from, from + this.#atOnce)
      const records = await this.#path.run({
        problem,
        runs: chunk.map((k) => endRun(runs.at(k), convergence, this.name === 'float64')),
        watch: [],
        signal,
        pause: rest,
        onProgress: ({ done }) => onProgress(from + done * chunk.length),
      })
      signal.throwIfAborted()
      chunk.forEach((k, i) => {
        const record = records[i]
        if (!record) throw new Error('A run came back without its record.')
        ends.starts.set(runs.at(k).weights, k * ends.size)
        putEnd(problem, ends, k, endOf(record, convergence))
      })
    }
  }
}
