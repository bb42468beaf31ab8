import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { sampleFileOf } from '../../experiment/data/sample-file.ts'
import type {
  ExperimentOf,
  ResultOf,
  TaskOptions,
  WorkerAnswer,
  WorkerRequest,
  WorkerTask,
} from './message.ts'
import { trustedAddress } from './trusted-address.ts'
import address from './worker.ts?worker&url'

type Settled = Exclude<WorkerAnswer, { readonly done: number }>

/** Milliseconds that a worker has to answer after a request to stop; then it is terminated. */
const grace = 250

/** Reports that no worker could be loaded, so that the page must do the work itself. */
class NoWorker extends Error {}

/**
 * One worker with one task at a time, or the page itself if workers are not available. Owns the worker until
 * `dispose`.
 */
export class WorkerThread {
  #worker: Worker | undefined
  #loaded = false
  /** The experiment that the worker has. */
  #sent: Experiment | undefined
  /** Whether the worker was given the sample file; there is only one. */
  #hasRows = false
  #missing: string | undefined

  /** Why the page does the work, as a sentence; `undefined` if a worker does. */
  get missing(): string | undefined {
    return this.#missing
  }

  /** Returns whether the worker has the experiment with its data. */
  holds(experiment: Experiment): boolean {
    return this.#sent === experiment
  }

  /** Loads the worker ahead of its first task. */
  prepare(): void {
    if (this.#missing !== undefined) return
    try {
      this.#worker ??= new Worker(trustedAddress(address), { type: 'module' })
    } catch (error) {
      this.#missing = typeof Worker === 'undefined' ? 'there are no workers here' : String(error)
    }
  }

  /**
   * Computes a task, and returns a partial result if the signal aborts. @throws ExperimentError as the task
   * does, and the signal's reason if the worker does not answer in time and is terminated
   */
  async do<T extends WorkerTask>(
    experiment: ExperimentOf<T>,
    task: T,
    options: TaskOptions,
  ): Promise<ResultOf<T>> {
    const settled = await this.#settle(experiment, task, options)
    if ('issues' in settled) throw new ExperimentError(settled.issues)
    if ('failed' in settled) throw new Error(settled.failed)
    return settled.result as ResultOf<T>
  }

  /** Returns the sample file of an experiment, unless the worker has been given it. */
  #rowsOf(experiment: Experiment): readonly string[] | undefined {
    const { rows } = sampleFileOf(experiment) ?? {}
    if (this.#hasRows) return undefined
    this.#hasRows = rows !== undefined
    return rows
  }

  /** Terminates the worker; the next task starts another. */
  dispose(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#sent = undefined
    this.#hasRows = false
    this.#loaded = false
  }

  async #settle(experiment: Experiment, task: WorkerTask, options: TaskOptions): Promise<Settled> {
    this.prepare()
    try {
      if (this.#worker) return await this.#send(this.#worker, experiment, task, options)
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error
      this.#missing = error.message
      this.dispose()
    }
    const { carriedOut } = await import('./answer.ts')
    return { result: await carriedOut(experiment, task, options) }
  }

  async #send(
    worker: Worker,
    experiment: Experiment,
    task: WorkerTask,
    options: TaskOptions,
  ): Promise<Settled> {
    const { signal } = options
    let late: ReturnType<typeof setTimeout> | undefined
    let halt = (): void => undefined
    const say = (request: WorkerRequest) => worker.postMessage(request)
    try {
      return await new Promise<Settled>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
          this.#loaded = true
          if ('done' in data) return options.onProgress(data.done)
          this.#sent = experiment
          resolve(data)
        }
        worker.onerror = ({ message }) => {
          const reason = message || 'the script of the worker did not load'
          reject(this.#loaded ? new Error(reason) : new NoWorker(reason))
        }
        const end = () => {
          this.dispose()
          reject(signal.reason as Error)
        }
        halt = () => {
          say({ stop: true })
          late = setTimeout(end, grace)
        }
        signal.addEventListener('abort', halt)
        const isSent = this.#sent === experiment
        say({
          task,
          experiment: isSent ? undefined : experiment,
          rows: isSent ? undefined : this.#rowsOf(experiment),
        })
      })
    } finally {
      signal.removeEventListener('abort', halt)
      clearTimeout(late)
    }
  }
}
