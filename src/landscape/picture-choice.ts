import { missingPart } from '../elements/missing-part.ts'

/** What a stage draws on: a device, or 'none' for WebGL2. */
type Ground = GPUDevice | 'none'

/** Nearly every page needs the 3-D stage: its loading begins at once. Resolves to whether it is there. */
const stageLoaded = import('../elements/stage/bl-stage.ts').then(
  () => true,
  () => false,
)

/** Which picture a landscape has: the 3-D stage, or the map where there is none. */
export class PictureChoice {
  /** What could not be loaded, as a sentence. */
  missing: string | undefined
  /** Resolves when the part that draws is there, or known to be missing. */
  readonly ready: Promise<void>
  #flat: Ground | 'everywhere' | undefined
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
    this.ready = stageLoaded.then(async (there) => {
      if (there) return
      this.missing = missingPart('The 3-D stage')
      await this.flatten('everywhere')
    })
  }

  /** Whether the map stands in for a stage on this ground; undefined while that is not known. */
  isFlat(ground: Ground | undefined): boolean {
    return this.#flat === 'everywhere' || (ground !== undefined && this.#flat === ground)
  }

  /** No stage can be drawn on this ground. */
  async flatten(ground: Ground | 'everywhere'): Promise<void> {
    await import('../elements/stage/bl-contour-map.ts').catch(() => {
      this.missing = missingPart('The map of the surface')
    })
    this.#flat = ground
    this.#onChange()
  }
}
