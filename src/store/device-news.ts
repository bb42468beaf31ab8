import { signal } from '@preact/signals-core'
import { onDeviceLoss } from '../engine/backend/device-loss.ts'
import type { Engine } from '../engine/types.ts'

/** Words of the button that asks for the device which is offered. */
const buttons = { late: 'Use it', another: 'Try again' } as const

interface News {
  readonly notice: string
  readonly offer?: string | undefined
}

/** News of an engine's graphics device: a sentence for the screen, and the words of a button where a device may be asked for. */
export class DeviceNews {
  readonly #news = signal<News | undefined>()
  readonly #engine: Engine
  readonly #stopListening: readonly (() => void)[]
  #stopWatching = (): void => undefined

  /** `onRebuilt` is called when the engine goes on elsewhere than before. */
  constructor(engine: Engine, onRebuilt: () => void) {
    this.#engine = engine
    const tell = (notice: string, offer?: keyof typeof buttons) =>
      (this.#news.value = { notice, offer: offer && buttons[offer] })
    this.#stopListening = [
      engine.onRebuilt((notice, offer) => {
        tell(notice, offer)
        this.#watch()
        onRebuilt()
      }),
      engine.onNews(tell),
    ]
    this.#watch()
  }

  /** undefined while there is nothing to say. */
  get notice(): string | undefined {
    return this.#news.value?.notice
  }

  /** Words of the button that asks for a device; undefined where none is offered. */
  get offer(): string | undefined {
    return this.#news.value?.offer
  }

  /** Asks for the device that is offered. */
  retry(): void {
    this.#news.value = { notice: 'The graphics card is asked for again.' }
    void this.#engine.retryDevice()
  }

  dismiss(): void {
    this.#news.value = undefined
  }

  /** Ends the watch before the engine is disposed, which may close the device on purpose. */
  dispose(): void {
    this.#stopWatching()
    for (const stop of this.#stopListening) stop()
  }

  #watch(): void {
    const { device } = this.#engine
    if (!device) return
    this.#stopWatching()
    this.#stopWatching = onDeviceLoss(
      device,
      () => (this.#news.value = { notice: 'The graphics device was lost. Rebuilding everything …' }),
    )
  }
}
