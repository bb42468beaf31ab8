import { signal } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'

/** News of an engine's graphics device, in a sentence for the screen. */
export class DeviceNews {
  readonly #notice = signal<string | undefined>()
  readonly #engine: Engine
  readonly #stopListening: () => void
  #ended = false

  /** `onRebuilt` is called when the engine stands on another device than before. */
  constructor(engine: Engine, onRebuilt: () => void) {
    this.#engine = engine
    this.#stopListening = engine.onRebuilt((reason) => {
      this.#notice.value = reason
      this.#watch()
      onRebuilt()
    })
    this.#watch()
  }

  /** undefined while there is nothing to say. */
  get notice(): string | undefined {
    return this.#notice.value
  }

  dismiss(): void {
    this.#notice.value = undefined
  }

  /** Ends the watch before the engine is disposed, which may close the device on purpose. */
  dispose(): void {
    this.#ended = true
    this.#stopListening()
  }

  #watch(): void {
    void this.#engine.device?.lost.then(() => {
      if (!this.#ended) this.#notice.value = 'The graphics device was lost: everything is being built again.'
    })
  }
}
