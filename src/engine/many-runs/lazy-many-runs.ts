import { missingPart } from '../../experiment/spec/values/missing-part.ts'
import { untilAborted } from '../backend/queue.ts'
import type { Outcomes } from './outcomes.ts'

const code = () => import('./many-runs.ts')

/** The code of many runs. */
export type ManyRuns = Awaited<ReturnType<typeof code>>

/** The code that trains from many starts, or with many hyperparameters: loaded when it is first needed, or once there is time. */
export class LazyManyRuns {
  #loading: Promise<ManyRuns> | undefined
  #outcomes: Outcomes | undefined

  /** Loads it, so that nobody has to wait for it later. @throws as `get` */
  async prepare(): Promise<void> {
    await this.#code()
  }

  /** The code, and the outcomes that remember. @throws Error with a sentence where it cannot be loaded, and the signal's reason when it aborts */
  async get(signal: AbortSignal | undefined): Promise<ManyRuns & { readonly outcomes: Outcomes }> {
    const loaded = await untilAborted(() => this.#code(), ...(signal ? [signal] : []))
    return { ...loaded, outcomes: (this.#outcomes ??= new loaded.Outcomes()) }
  }

  /** Asks again where it could not be had before. */
  #code(): Promise<ManyRuns> {
    this.#loading ??= code().catch(() => {
      this.#loading = undefined
      throw new Error(missingPart('What trains from many starts'))
    })
    return this.#loading
  }
}
