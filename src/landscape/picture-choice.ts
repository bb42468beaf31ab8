import { signal } from '@preact/signals-core'
import { missingPart } from '../elements/missing-part.ts'

/** The ground that a stage draws on: a device, or 'none' for WebGL2. */
type Ground = GPUDevice | 'none'

/** Nearly every page needs the 3-D stage: its loading begins at once. Resolves to false where it does not come. */
const stageLoaded = import('../elements/stage/bl-stage.ts').then(
  () => true,
  () => false,
)

/** The picture of a landscape: the 3-D stage, or the map where there is none. It is made of signals. */
export class PictureChoice {
  readonly #flat = signal<Ground | 'everywhere' | undefined>()
  readonly #missing = signal<string | undefined>()
  /** Resolves when the part that draws is there, or known to be missing. */
  readonly ready: Promise<void>

  constructor() {
    this.ready = stageLoaded.then(async (there) => {
      if (there) return
      this.#missing.value = missingPart('The 3-D stage')
      await this.flatten('everywhere')
    })
  }

  /** The part that could not be loaded, as a sentence. */
  get missing(): string | undefined {
    return this.#missing.value
  }

  dismiss(): void {
    this.#missing.value = undefined
  }

  /** The map stands in for a stage on this ground, which may not be known yet. */
  isFlat(ground: Ground | undefined): boolean {
    const flat = this.#flat.value
    return flat === 'everywhere' || (ground !== undefined && flat === ground)
  }

  /** No stage can be drawn on this ground. */
  async flatten(ground: Ground | 'everywhere'): Promise<void> {
    await import('../elements/stage/bl-contour-map.ts').catch(() => {
      this.#missing.value = missingPart('The map of the surface')
    })
    this.#flat.value = ground
  }
}
