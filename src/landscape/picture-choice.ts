import { signal } from '@preact/signals-core'
import { loadError } from '../experiment/spec/values/load-error.ts'

/** Device that a stage draws on, or 'none' for WebGL2. */
type DrawnOn = GPUDevice | 'none'

/** Nearly every page needs the 3-D stage: its loading begins at once. Resolves to false where it does not come. */
const stageLoaded = import('../elements/stage/bl-stage.ts').then(
  () => true,
  () => false,
)

/** The picture of a landscape: the 3-D stage, or the map where there is none. It is made of signals. */
export class PictureChoice {
  readonly #flat = signal<DrawnOn | 'everywhere' | undefined>()
  readonly #notice = signal<string | undefined>()
  /** Resolves when the part that draws is there, or known to be missing. */
  readonly ready: Promise<void>

  constructor() {
    this.ready = stageLoaded.then(async (there) => {
      if (there) return
      this.#notice.value = loadError('the 3-D stage')
      await this.flatten('everywhere')
    })
  }

  /** A part that could not be loaded or a context that was lost, as a sentence. */
  get notice(): string | undefined {
    return this.#notice.value
  }

  /** Says what became of the picture. */
  say(sentence: string): void {
    this.#notice.value = sentence
  }

  dismiss(): void {
    this.#notice.value = undefined
  }

  /** True where the map takes the place of a stage on this device, which may not be known yet. */
  isFlat(device: DrawnOn | undefined): boolean {
    const flat = this.#flat.value
    return flat === 'everywhere' || (device !== undefined && flat === device)
  }

  /** Shows the map where no stage can be drawn on this device. */
  async flatten(device: DrawnOn | 'everywhere'): Promise<void> {
    await import('../elements/stage/bl-contour-map.ts').catch(() => {
      this.#notice.value = loadError('the map of the surface')
    })
    this.#flat.value = device
  }
}
