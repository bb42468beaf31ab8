import { ExperimentError } from '../../experiment/spec/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { inTurns, PageTurns } from '../backend/page-turns.ts'
import { trustedAddress } from '../backend/trusted-address.ts'
import type { Asker } from './answer.ts'
import type { Found, Task, WorkerAnswer, WorkerRequest } from './message.ts'
import address from './worker.ts?worker&url'

/** The reason why no worker has loaded; the page must then do the work itself. */
class NoWorker extends Error {}

type Settled = Exclude<WorkerAnswer, { readonly done: number }>

/** Milliseconds that a worker has for its answer once it is told to stop; one that hears nothing by then is ended. */
const grace = 250

/** One worker of the pool, one task at a time, or the page where no worker can be had. Owns it until `dispose`. */
export class WorkerThread {
  #worker: Worker | undefined
  #loaded = false
  /** The experiment that the worker holds. */
  #sent: Experiment | undefined
  #missing: string | undefined

  /** The reason why the page does the work, as a sentence; undefined where a worker does. */
  get missing(): string | undefined {
    return this.#missing
  }

  /** Loads the worker, so that its first task need not wait for that. */
  prepare(): void {
    try {
      this.#worker ??= new Worker(trustedAddress(address), { type: 'module' })
    } catch (error) {
      this.#missing = String(error)
    }
  }

  /**
   * The result of a task; what there was of it once the asker is gone, or, where that takes too long, a rejection with the signal's
   * reason, with which the worker is ended. @throws ExperimentError as the task does
   */
  async do<T extends Task>(experiment: Experiment, task: T, asker: Asker): Promise<Found<T>> {
    const settled = await this.#settle(experiment, task, asker)
    if ('issues' in settled) throw new ExperimentError(settled.issues)
    if ('failed' in settled) throw new Error(settled.failed)
    return settled.found as Found<T>
  }

  /** Ends the worker; the next task starts another. */
  dispose(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#sent = undefined
    this.#loaded = false
  }

  async #settle(experiment: Experiment, task: Task, asker: Asker): Promise<Settled> {
    if (this.#missing === undefined) this.prepare()
    try {
      if (this.#worker) return await this.#send(this.#worker, experiment, task, asker)
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error
      this.#missing = error.message
      this.dispose()
    }
    const { answer } = await import('./answer.ts')
    return { found: await inTurns(answer(experiment, task, asker), new PageTurns()) }
  }

  async #send(worker: Worker, experiment: Experiment, task: Task, asker: Asker): Promise<Settled> {
    const { stop } = asker
    let late: ReturnType<typeof setTimeout> | undefined
    let halt = (): void => undefined
    const say = (request: WorkerRequest) => worker.postMessage(request)
    try {
      return await new Promise<Settled>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
          this.#loaded = true
          if ('done' in data) return asker.onProgress(data.done)
          this.#sent = experiment
          resolve(data)
        }
        worker.onerror = ({ message }) => {
          const reason = message || 'the script of the worker did not load'
          reject(this.#loaded ? new Error(reason) : new NoWorker(reason))
        }
        halt = () => {
          say({ stop: true })
          late = setTimeout(() => {
            this.dispose()
            reject(stop.reason as Error)
          }, grace)
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
