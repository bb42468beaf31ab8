import { loadError } from '../../experiment/spec/values/load-error.ts'
import { untilAborted } from '../backend/queue.ts'
import type { Outcomes } from './outcomes.ts'

const code = () => import('./many-runs.ts')

/** The code for many runs. */
export type ManyRuns = Awaited<ReturnType<typeof code>>

/**
 * Loads the code that trains from many starts, or with many hyperparameters, at first use or in idle time.
 */
export class LazyManyRuns {
  #loading: Promise<ManyRuns> | undefined
  #outcomes: Outcomes | undefined

  /** Loads the code ahead of time. @throws as `get` */
  async prepare(): Promise<void> {
    await this.#code()
  }

  /**
   * Returns the code and the outcomes, which remember clusters. @throws Error with a sentence if it cannot be
   * loaded, and the signal's reason when it aborts
   */
  async get(signal: AbortSignal | undefined): Promise<ManyRuns & { readonly outcomes: Outcomes }> {
    const loaded = await untilAborted(() => this.#code(), ...(signal ? [signal] : []))
    return { ...loaded, outcomes: (this.#outcomes ??= new loaded.Outcomes()) }
  }

  /** A failed load is retried at the next call. */
  #code(): Promise<ManyRuns> {
    this.#loading ??= code().catch(() => {
      this.#loading = undefined
      throw new Error(loadError('the training from many starts'))
    })
    return this.#loading
  }
}
