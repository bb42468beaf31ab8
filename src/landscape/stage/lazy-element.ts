import { signal } from '@preact/signals-core'
import { html, type TemplateResult } from 'lit'
import { loadError } from '../../experiment/spec/values/load-error.ts'

/**
 * An element that is loaded when it is first drawn. If it cannot be loaded, a sentence reports it, with a button
 * to try again.
 */
export class LazyElement {
  readonly #load: () => Promise<unknown>
  readonly #name: string
  readonly #missing = signal(false)
  #begun = false

  constructor(load: () => Promise<unknown>, name: string) {
    this.#load = load
    this.#name = name
  }

  /** The sentence if loading failed. The first access starts loading. */
  get missing(): string | undefined {
    if (!this.#begun) this.#load().catch(() => (this.#missing.value = true))
    this.#begun = true
    return this.#missing.value ? loadError(this.#name) : undefined
  }

  /** Loads it again when it is next drawn. */
  retry(): void {
    this.#begun = false
    this.#missing.value = false
  }

  /** Returns the element, or the sentence with a button. */
  draw(element: TemplateResult): TemplateResult {
    const { missing } = this
    if (missing === undefined) return element
    return html`<p role="alert">
      ${missing} <button class="button" @click=${() => this.retry()}>Try again</button>
    </p>`
  }
}
