import { signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/values/bl-values.ts'
import type { ValuesView } from '../../elements/values/bl-values.ts'
import { seenValues } from '../../elements/values/seen-values.ts'
import { surfaceVeil } from '../../pictures/surface/surface.ts'
import type { Study } from '../../study/study.ts'

/** Why the surface that is on the screen has no values yet; empty where it has. */
function withheld(study: Study): string {
  if (study.guessing.isOpen && surfaceVeil(study) !== nothing) return 'The surface waits for your guess.'
  return study.awaited.value || study.storedSurface.value ? 'The surface is being computed.' : ''
}

/** The values of the pictures that are on the screen, as tables. A picture tells there what it shows, and while a question waits no more than that. */
export class Values {
  readonly #study: Study
  readonly #root: ParentNode
  readonly #view = signal<ValuesView | undefined>()

  /** `root` has the pictures. */
  constructor(study: Study, root: ParentNode) {
    this.#study = study
    this.#root = root
  }

  /** Shows what is on the screen, as it is now. */
  open(): void {
    const note = withheld(this.#study)
    this.#view.value = { pictures: seenValues(this.#root, note === ''), note }
  }

  readonly render = () =>
    html`<bl-values .view=${this.#view.value} @close=${() => (this.#view.value = undefined)}></bl-values>`
}
