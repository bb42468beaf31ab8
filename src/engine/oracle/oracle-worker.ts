import type { Measurement } from '../../reference/measurement.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { IdleTime } from '../backend/idle-time.ts'
import { Queue, untilAborted } from '../backend/queue.ts'
import { WorkerThread } from '../backend/worker-thread.ts'
import type { Task } from './message.ts'
import address from './worker.ts?worker&url'

/** The float64 oracle in a worker of its own, one task after the other. Owns the worker until `dispose`. */
export class OracleWorker {
  readonly #queue = new Queue()
  readonly #idle: IdleTime
  readonly #thread = new WorkerThread<Task, Measurement<Float64Array>>({
    address,
    onPage: async (experiment, task, { onProgress }) =>
      (await import('./answer.ts')).answer(experiment, task, onProgress),
    grace: 0,
  })

  /** From its call to its end a task is work in `idle`. */
  constructor(idle: IdleTime) {
    this.#idle = idle
  }

  /** The place where tasks are done, as a sentence. */
  get place(): string {
    const { missing } = this.#thread
    return missing === undefined ? 'in a worker' : `on the page: ${missing}`
  }

  /** Rejects with the signal's reason as soon as it aborts; a worker that is busy with the task is ended. */
  do(
    experiment: TrainingExperiment,
    task: Task,
    stop: AbortSignal,
    onProgress: (done: number) => void = () => undefined,
  ): Promise<Measurement<Float64Array>> {
    const inTurn = () =>
      this.#queue.add(() => {
        stop.throwIfAborted()
        return this.#thread.do(experiment, task, { stop, onProgress })
      })
    return this.#idle.during(() => untilAborted(inTurn, stop))
  }

  /** Ends the worker; the next task starts another. */
  dispose(): void {
    this.#thread.dispose()
  }
}
