import type { DrawsPlan } from '../../theory/draws/draws.ts'
import type { ProblemExperiment } from '../../experiment/spec/experiment.ts'
import type { Law } from '../../theory/laws/law.ts'
import { WorkerThread } from '../backend/worker-thread.ts'
import type { DrawAnswer, DrawTask } from './message.ts'
import address from './worker.ts?worker&url'

/** Draws of problems and their laws in float64, in a worker of its own; on the page where there is none. Owns it until `dispose`. */
export class DrawWorker {
  readonly #thread = new WorkerThread<DrawTask, DrawAnswer, ProblemExperiment>({
    address,
    onPage: async (experiment, task) => (await import('./answer.ts')).answerDraws(experiment, task),
    grace: 0,
  })

  /** The numbers of draws `from` to `to` - 1. Rejects with the signal's reason as soon as it aborts, and then ends the worker. */
  async draws(
    experiment: ProblemExperiment,
    plan: DrawsPlan,
    [from, to]: readonly [number, number],
    stop: AbortSignal,
  ): Promise<Float64Array> {
    const found = await this.#do(experiment, { kind: 'draws', plan, from, to }, stop)
    return found.kind === 'draws' ? found.numbers : new Float64Array()
  }

  /** The exact law of a number of the experiment's problem. */
  async law(experiment: ProblemExperiment, quantity: string, stop: AbortSignal): Promise<Law> {
    const found = await this.#do(experiment, { kind: 'law', quantity }, stop)
    if (found.kind === 'law') return found
    throw new Error('A law came back as draws.')
  }

  dispose(): void {
    this.#thread.dispose()
  }

  #do(experiment: ProblemExperiment, task: DrawTask, stop: AbortSignal): Promise<DrawAnswer> {
    stop.throwIfAborted()
    return this.#thread.do(experiment, task, { stop, onProgress: () => undefined })
  }
}
