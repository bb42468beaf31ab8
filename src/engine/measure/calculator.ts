import { ExperimentError } from '../../experiment/error.ts'
import type { MeasureName, MeasureOptions, Measurement } from '../../experiment/measurement.ts'
import type { Experiment } from '../../experiment/schema/experiment.ts'
import { Queue, untilAborted } from '../task.ts'
import type { Answer, Question } from './message.ts'

/** A worker that has not loaded, with the reason: the page must do the work itself. */
class NoWorker extends Error {}

/** Measures with the float64 oracle in a worker of its own, one question after the other. Owns the worker until `dispose`. */
export class Calculator {
  readonly #queue = new Queue()
  #worker: Worker | undefined
  #loaded = false
  #sent: Experiment | undefined
  #missing: string | undefined

  /** Where questions are answered, as a sentence. */
  get place(): string {
    return this.#missing === undefined ? 'in a worker' : `on the page: ${this.#missing}`
  }

  /** Rejects with the signal's reason as soon as it aborts; a worker that is busy with the question is ended. */
  measure(
    experiment: Experiment,
    weights: Float64Array,
    what: MeasureName,
    options: MeasureOptions,
    signal: AbortSignal,
  ): Promise<Measurement<Float64Array>> {
    const turn = this.#queue.add(async () => {
      if (signal.aborted) return undefined
      const end = () => this.dispose()
      signal.addEventListener('abort', end)
      try {
        return await this.#answer({ experiment, weights, what, options }, signal)
      } finally {
        signal.removeEventListener('abort', end)
      }
    })
    return untilAborted(async () => {
      const answer = await turn
      if (!answer) throw signal.reason
      if ('found' in answer) return answer.found
      throw 'issues' in answer ? new ExperimentError(answer.issues) : new Error(answer.failed)
    }, signal)
  }

  /** Ends the worker; the next question starts another. */
  dispose(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#sent = undefined
    this.#loaded = false
  }

  async #answer(question: Question & { experiment: Experiment }, signal: AbortSignal): Promise<Answer> {
    try {
      if (this.#missing === undefined) return await this.#ask(question, signal)
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error
      this.#missing = error.message
      this.dispose()
    }
    const { experiment, weights, what, options } = question
    const { measure } = await import('../../experiment/oracle/measure/index.ts')
    return { found: measure(experiment, weights, what, options) }
  }

  #ask(
    { experiment, ...question }: Question & { experiment: Experiment },
    signal: AbortSignal,
  ): Promise<Answer> {
    const worker = this.#started()
    const known = this.#sent === experiment
    return untilAborted(
      () =>
        new Promise<Answer>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<Answer>) => {
            this.#loaded = true
            this.#sent = experiment
            resolve(data)
          }
          worker.onerror = ({ message }) => {
            const reason = message || 'the script of the worker did not load'
            reject(this.#loaded ? new Error(reason) : new NoWorker(reason))
          }
          worker.postMessage({ ...question, experiment: known ? undefined : experiment } satisfies Question)
        }),
      signal,
    )
  }

  #started(): Worker {
    try {
      this.#worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      return this.#worker
    } catch (error) {
      throw new NoWorker(String(error))
    }
  }
}
