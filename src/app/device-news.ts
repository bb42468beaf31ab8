import type { Engine } from '../engine/types.ts'

/** What happens to an engine's graphics device, in a sentence for the screen. */
export class DeviceNews {
  /** undefined while there is nothing to say. */
  notice: string | undefined
  readonly #engine: Engine
  readonly #onLost: () => void
  readonly #stopListening: () => void
  #ended = false

  /** `onLost` is called when the device is lost, `onRebuilt` when the engine stands on another one. */
  constructor(engine: Engine, onLost: () => void, onRebuilt: () => void) {
    this.#engine = engine
    this.#onLost = onLost
    this.#stopListening = engine.onRebuilt((reason) => {
      this.notice = reason
      this.#watch()
      onRebuilt()
    })
    this.#watch()
  }

  /** Before the engine is disposed, which may close the device on purpose. */
  end(): void {
    this.#ended = true
    this.#stopListening()
  }

  #watch(): void {
    void this.#engine.device?.lost.then(() => {
      if (this.#ended) return
      this.notice = 'The graphics device was lost: everything is being built again.'
      this.#onLost()
    })
  }
}
