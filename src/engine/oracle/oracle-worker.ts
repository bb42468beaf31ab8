import { ExperimentError } from '../../experiment/spec/error.ts'
import type { Measurement } from '../../experiment/measurement.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { IdleTime } from '../backend/idle-time.ts'
import { Queue, untilAborted } from '../backend/queue.ts'
import { trustedAddress } from '../backend/trusted-address.ts'
import type { Task, WorkerAnswer, WorkerRequest } from './message.ts'
import address from './worker.ts?worker&url'

/** The reason why no worker has loaded; the page must then do the work itself. */
class NoWorker extends Error {}

type Settled = Exclude<WorkerAnswer, { readonly done: number }>

/** The float64 oracle in a worker of its own, one task after the other. Owns the worker until `dispose`. */
export class OracleWorker {
  readonly #queue = new Queue()
  readonly #idle: IdleTime
  #worker: Worker | undefined
  #loaded = false
  /** The experiment that the worker holds. */
  #sent: Experiment | undefined
  #missing: string | undefined

  /** From its call to its end a task is work in `idle`. */
  constructor(idle: IdleTime) {
    this.#idle = idle
  }

  /** The place where tasks are done, as a sentence. */
  get place(): string {
    return this.#missing === undefined ? 'in a worker' : `on the page: ${this.#missing}`
  }

  /** Rejects with the signal's reason as soon as it aborts; a worker that is busy with the task is ended. */
  async do(
    experiment: Experiment,
    task: Task,
    signal: AbortSignal,
    onProgress: (done: number) => void = () => undefined,
  ): Promise<Measurement<Float64Array>> {
    const inTurn = () =>
      this.#queue.add(async () => {
        signal.throwIfAborted()
        const end = () => this.dispose()
        signal.addEventListener('abort', end)
        try {
          return await this.#settle(experiment, task, signal, onProgress)
        } finally {
          signal.removeEventListener('abort', end)
        }
      })
    const settled = await this.#idle.during(() => untilAborted(inTurn, signal))
    if ('issues' in settled) throw new ExperimentError(settled.issues)
    if ('failed' in settled) throw new Error(settled.failed)
    return settled.found
  }

  /** Ends the worker; the next task starts another. */
  dispose(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#sent = undefined
    this.#loaded = false
  }

  async #settle(
    experiment: Experiment,
    task: Task,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<Settled> {
    try {
      if (this.#missing === undefined) return await this.#send(experiment, task, signal, onProgress)
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error
      this.#missing = error.message
      this.dispose()
    }
    const { answer } = await import('./answer.ts')
    return { found: answer(experiment, task, onProgress) }
  }

  #send(
    experiment: Experiment,
    task: Task,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<Settled> {
    const worker = this.#started()
    const known = this.#sent === experiment
    return untilAborted(
      () =>
        new Promise<Settled>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
            if ('done' in data) return onProgress(data.done)
            this.#loaded = true
            this.#sent = experiment
            resolve(data)
          }
          worker.onerror = ({ message }) => {
            const reason = message || 'the script of the worker did not load'
            reject(this.#loaded ? new Error(reason) : new NoWorker(reason))
          }
          worker.postMessage({ task, experiment: known ? undefined : experiment } satisfies WorkerRequest)
        }),
      signal,
    )
  }

  #started(): Worker {
    try {
      this.#worker ??= new Worker(trustedAddress(address), { type: 'module' })
      return this.#worker
    } catch (error) {
      throw new NoWorker(String(error))
    }
  }
}
