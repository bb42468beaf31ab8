import { untilAborted } from '../task.ts'
import type { Outcomes } from './outcomes.ts'

const code = () => import('./many-starts.ts')

/** What trains from many starts, or with many hyperparameters: loaded when it is first needed, or once there is time. */
export class LaterOutcomes {
  #loading: ReturnType<typeof code> | undefined
  #outcomes: Outcomes | undefined

  /** Loads it, so that nobody has to wait for it later. @throws as `outcomes` */
  async prepare(): Promise<void> {
    await this.#code()
  }

  /** @throws Error with a sentence where it cannot be loaded, and the signal's reason when it aborts */
  async outcomes(signal: AbortSignal | undefined): Promise<Outcomes> {
    const { Outcomes: Loaded } = await untilAborted(() => this.#code(), ...(signal ? [signal] : []))
    return (this.#outcomes ??= new Loaded())
  }

  /** @throws as `outcomes` */
  async hyperparameterTerrain(signal: AbortSignal | undefined) {
    return (await untilAborted(() => this.#code(), ...(signal ? [signal] : []))).hyperparameterTerrain
  }

  /** Asks again where it could not be had before. */
  #code(): ReturnType<typeof code> {
    this.#loading ??= code().catch(() => {
      this.#loading = undefined
      throw new Error(
        'What trains from many starts could not be loaded: look at the connection and load the page again.',
      )
    })
    return this.#loading
  }
}
