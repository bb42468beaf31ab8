import '@awesome.me/webawesome/dist/components/popup/popup.js'
import { css, html, nothing, type LitElement, type ReactiveController } from 'lit'

export const termStyle = css`
  .bound {
    white-space: nowrap;
  }
  .term {
    padding: 0;
    border: none;
    background: none;
    color: inherit;
    font: inherit;
    line-height: inherit;
    text-align: inherit;
    text-decoration: underline dotted var(--bl-ink-2);
    text-decoration-thickness: max(1px, 0.08em);
    text-underline-offset: 0.2em;
    cursor: help;
    user-select: text;
  }
  .note {
    width: max-content;
    max-width: min(22em, 92vw);
    padding: var(--bl-2) var(--bl-3);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    color: var(--bl-ink);
    font: 400 var(--bl-text) / 1.45 var(--bl-font);
    text-align: left;
  }
`

/** A term, and what shows its note. */
const noted = '.term, [data-note], wa-popup'

const owner = '.term, [data-note]'

/** Returns the term, or the note, that contains an event's target. */
const within = (target: EventTarget | null, selector: string): Element | null =>
  target instanceof Element ? target.closest(selector) : null

/**
 * The note of a term, or of a number, in the text of an element. It is shown while the pointer is over the term or the
 * note, while the term has the keyboard focus, and after a tap or click; Escape, or a click elsewhere, closes it. It is
 * the description of the term.
 */
export class TermNote implements ReactiveController {
  readonly #host: LitElement
  #term: Element | undefined
  #connected = new AbortController()

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#connected = new AbortController()
    const { signal } = this.#connected
    const on = (type: string, hear: (event: Event) => void) =>
      this.#host.renderRoot.addEventListener(type, hear, { signal })
    on('pointerover', (event) => {
      if ((event as PointerEvent).pointerType !== 'touch') this.#over(event.target)
    })
    on('pointerout', (event) => {
      const { target, relatedTarget } = event as PointerEvent
      if (within(target, noted) && !within(relatedTarget, noted)) this.close()
    })
    on('focusin', ({ target }) => {
      const term = within(target, owner)
      if (term?.matches(':focus-visible')) this.#show(term)
    })
    on('focusout', () => this.close())
    on('click', ({ target }) => this.#over(target))
    window.addEventListener('pointerdown', (event) => this.#pressed(event), { signal, capture: true })
    window.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true })
  }

  hostDisconnected(): void {
    this.#connected.abort()
    this.#term = undefined
  }

  render() {
    const term = this.#term
    if (!term?.isConnected) return nothing
    const words =
      term.getAttribute('data-note') ??
      this.#host.renderRoot.querySelector(`[id='${term.getAttribute('aria-describedby')}']`)?.textContent
    return html`<wa-popup
      .anchor=${term}
      active
      placement="top"
      distance="6"
      flip
      shift
      shift-padding="8"
      hover-bridge
    >
      <div class="note" aria-hidden="true">${words}</div>
    </wa-popup>`
  }

  close(): void {
    this.#show(undefined)
  }

  #over(target: EventTarget | null): void {
    const term = within(target, owner)
    if (term) this.#show(term)
  }

  #show(term: Element | undefined): void {
    if (term === this.#term) return
    this.#term = term
    this.#host.requestUpdate()
  }

  #pressed(event: Event): void {
    const inside = event.composedPath().some((node) => within(node, noted))
    if (!inside) this.close()
  }

  /** Escape belongs to the note while one is shown. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#term) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.close()
  }
}
