import { signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/values/bl-values.ts'
import type { ValuesView } from '../../elements/values/bl-values.ts'
import { seenValues } from '../../elements/values/seen-values.ts'
import { surfaceVeil } from '../../pictures/surface/surface.ts'
import type { Study } from '../../study/study.ts'

/** Returns why the visible surface has no values yet; empty if it has. */
function withheld(study: Study): string {
  if (study.guessing.isOpen && surfaceVeil(study) !== nothing) return 'The surface waits for your guess.'
  return study.awaited.value || study.storedSurface.value ? 'The surface is being computed.' : ''
}

/**
 * The values of the visible pictures, as tables. They contain what a picture shows, and no more than that while a
 * question is open.
 */
export class Values {
  readonly #study: Study
  readonly #root: ParentNode
  readonly #view = signal<ValuesView | undefined>()

  /** `root` contains the pictures. */
  constructor(study: Study, root: ParentNode) {
    this.#study = study
    this.#root = root
  }

  /** Shows the current values. */
  open(): void {
    const note = withheld(this.#study)
    this.#view.value = { pictures: seenValues(this.#root, note === ''), note }
  }

  readonly render = () =>
    html`<bl-values .view=${this.#view.value} @close=${() => (this.#view.value = undefined)}></bl-values>`
}
