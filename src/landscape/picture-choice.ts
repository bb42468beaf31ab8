import { signal } from '@preact/signals-core'
import { loadError } from '../experiment/spec/values/load-error.ts'

/** The device of a stage, or 'none' for WebGL2. */
type DrawnOn = GPUDevice | 'none'

/** Nearly every page needs the 3-D stage, so it loads at once. Resolves to false if it cannot be loaded. */
const stageLoaded = import('../elements/stage/bl-stage.ts').then(
  () => true,
  () => false,
)

/** How a landscape is drawn: on the 3-D stage, or as a map if there is no stage. Its state is in signals. */
export class PictureChoice {
  readonly #flat = signal<DrawnOn | 'everywhere' | undefined>()
  readonly #notice = signal<string | undefined>()
  /** Resolves when the stage is loaded, or its replacement is ready. */
  readonly ready: Promise<void>

  constructor() {
    this.ready = stageLoaded.then(async (there) => {
      if (there) return
      this.#notice.value = loadError('the 3-D stage')
      await this.flatten('everywhere')
    })
  }

  /** A part that could not be loaded, or a lost context, as a sentence. */
  get notice(): string | undefined {
    return this.#notice.value
  }

  say(sentence: string): void {
    this.#notice.value = sentence
  }

  dismiss(): void {
    this.#notice.value = undefined
  }

  /** Returns whether the map replaces the stage on this device, which may not be known yet. */
  isFlat(device: DrawnOn | undefined): boolean {
    const flat = this.#flat.value
    return flat === 'everywhere' || (device !== undefined && flat === device)
  }

  /** Shows the map instead of a stage on this device. */
  async flatten(device: DrawnOn | 'everywhere'): Promise<void> {
    await import('../elements/stage/bl-contour-map.ts').catch(() => {
      this.#notice.value = loadError('the surface map')
    })
    this.#flat.value = device
  }
}
