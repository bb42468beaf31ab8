import { signal } from '@preact/signals-core'
import { onDeviceLoss } from '../engine/backend/device-loss.ts'
import type { Engine } from '../engine/types.ts'

/** Labels of the button for an offered device. */
const buttons = { late: 'Use it', another: 'Try again' } as const

interface News {
  readonly notice: string
  readonly offer?: string | undefined
}

/**
 * News of an engine's graphics device: a sentence for the screen, and the label of a button if a device is
 * offered.
 */
export class DeviceNews {
  readonly #news = signal<News | undefined>()
  readonly #engine: Engine
  readonly #stopListening: readonly (() => void)[]
  #stopWatching = (): void => undefined

  /** `onRebuilt` is called when the engine has switched devices or backends. */
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

  /** The sentence; `undefined` if there is no news. */
  get notice(): string | undefined {
    return this.#news.value?.notice
  }

  /** Label of the button for an offered device; `undefined` if none is offered. */
  get offer(): string | undefined {
    return this.#news.value?.offer
  }

  /** Requests the offered device. */
  retry(): void {
    this.#news.value = { notice: 'Requesting the graphics card again …' }
    void this.#engine.retryDevice()
  }

  dismiss(): void {
    this.#news.value = undefined
  }

  /** Stops watching before the engine is disposed, which may close the device on purpose. */
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
