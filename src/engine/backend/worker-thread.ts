import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Experiment, TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { trustedAddress } from './trusted-address.ts'

/** Whoever waits for a task: told how far it is, 0 to 1, and gone when the signal aborts. */
export interface Asker {
  readonly onProgress: (done: number) => void
  readonly stop: AbortSignal
}

/** A message to a worker: a task, whose experiment is that of the one before where there is none, or a word to stop it. */
export type WorkerRequest<Task, E extends Experiment = TrainingExperiment> =
  { readonly experiment: E | undefined; readonly task: Task } | { readonly stop: true }

/** A message of a worker: its progress (0 to 1), the result, the problems of the request, or an error's text. */
export type WorkerAnswer<Found> =
  | { readonly done: number }
  | { readonly found: Found }
  | { readonly issues: readonly ExperimentIssue[] }
  | { readonly failed: string }

type Settled<Found> = Exclude<WorkerAnswer<Found>, { readonly done: number }>

/** A script that does tasks in a worker, and its function for the page where no worker can be had. */
export interface WorkerScript<Task, Found, E extends Experiment = TrainingExperiment> {
  readonly address: string
  readonly onPage: (experiment: E, task: Task, asker: Asker) => Promise<Found>
  /** Milliseconds that it has for its answer once it is told to stop; one that hears nothing by then is ended. 0: it cannot hear. */
  readonly grace: number
}

/** The reason why no worker has loaded; the page must then do the work itself. */
class NoWorker extends Error {}

/** One worker, one task at a time, or the page where no worker can be had. Owns it until `dispose`. */
export class WorkerThread<Task, Found, E extends Experiment = TrainingExperiment> {
  readonly #script: WorkerScript<Task, Found, E>
  #worker: Worker | undefined
  #loaded = false
  /** The experiment that the worker holds. */
  #sent: E | undefined
  #missing: string | undefined

  constructor(script: WorkerScript<Task, Found, E>) {
    this.#script = script
  }

  /** The reason why the page does the work, as a sentence; undefined where a worker does. */
  get missing(): string | undefined {
    return this.#missing
  }

  /** Loads the worker, so that its first task need not wait for that. */
  prepare(): void {
    if (this.#missing !== undefined) return
    try {
      this.#worker ??= new Worker(trustedAddress(this.#script.address), { type: 'module' })
    } catch (error) {
      this.#missing = typeof Worker === 'undefined' ? 'there are no workers here' : String(error)
    }
  }

  /**
   * The result of a task; what there was of it once the asker is gone, or, where that takes too long, a rejection with the signal's
   * reason, with which the worker is ended. @throws ExperimentError as the task does
   */
  async do(experiment: E, task: Task, asker: Asker): Promise<Found> {
    const settled = await this.#settle(experiment, task, asker)
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

  async #settle(experiment: E, task: Task, asker: Asker): Promise<Settled<Found>> {
    this.prepare()
    try {
      if (this.#worker) return await this.#send(this.#worker, experiment, task, asker)
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error
      this.#missing = error.message
      this.dispose()
    }
    return { found: await this.#script.onPage(experiment, task, asker) }
  }

  async #send(worker: Worker, experiment: E, task: Task, asker: Asker): Promise<Settled<Found>> {
    const { stop } = asker
    const { grace } = this.#script
    let late: ReturnType<typeof setTimeout> | undefined
    let halt = (): void => undefined
    const say = (request: WorkerRequest<Task, E>) => worker.postMessage(request)
    try {
      return await new Promise<Settled<Found>>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<WorkerAnswer<Found>>) => {
          this.#loaded = true
          if ('done' in data) return asker.onProgress(data.done)
          this.#sent = experiment
          resolve(data)
        }
        worker.onerror = ({ message }) => {
          const reason = message || 'the script of the worker did not load'
          reject(this.#loaded ? new Error(reason) : new NoWorker(reason))
        }
        const end = () => {
          this.dispose()
          reject(stop.reason as Error)
        }
        halt = () => {
          if (grace === 0) return end()
          say({ stop: true })
          late = setTimeout(end, grace)
        }
        stop.addEventListener('abort', halt)
        say({ task, experiment: this.#sent === experiment ? undefined : experiment })
      })
    } finally {
      stop.removeEventListener('abort', halt)
      clearTimeout(late)
    }
  }
}
