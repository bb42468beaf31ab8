import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { cardHead, cardHeadStyle, closeByEscape } from '../card.ts'
import { base, buttons } from '../../style/tokens.ts'
import { ShelfEvent } from '../editor-events.ts'

/** A tab of the shelf. */
export interface ShelfTab {
  readonly id: string
  readonly label: string
  /** What the step has of it, as a number or a word; '' if nothing. */
  readonly has: string
  /** Whether its card is low enough to open below the row. Other cards open over the stage. */
  readonly low?: boolean
}

/**
 * The settings of a step other than its text and its stage: a row of buttons, each of which opens a card, the content of the element. At
 * most one card is open. Escape closes it. Dispatches ShelfEvent.
 */
@customElement('bl-shelf')
export class BlShelf extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    cardHeadStyle,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
        border-top: 1px solid var(--bl-hairline);
        background: var(--bl-paper);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--bl-1);
        padding: 0 var(--bl-3);
      }
      .row button {
        display: flex;
        flex: none;
        align-items: baseline;
        gap: var(--bl-1);
        min-height: max(2.25rem, var(--bl-touch));
        padding: var(--bl-2) var(--bl-2) calc(var(--bl-2) - 2px);
        border: none;
        border-bottom: 2px solid transparent;
        background: none;
        color: var(--bl-ink-2);
        font-weight: 550;
        max-width: 100%;
        text-align: start;
      }
      .row button:focus-visible {
        outline-offset: -2px;
      }
      .row button:hover,
      .row [aria-expanded='true'] {
        color: var(--bl-ink);
      }
      .row [aria-expanded='true'] {
        border-color: var(--bl-accent);
      }
      .has {
        font-size: var(--bl-text-small);
      }
      .card {
        min-width: 0;
        padding: calc(var(--bl-1) * 1.5) var(--bl-4);
        border-top: 1px solid var(--bl-hairline);
      }
      .card:not([data-low]) {
        position: absolute;
        inset: auto var(--bl-3) 100%;
        z-index: 3;
        max-height: min(28rem, 60dvh);
        padding: var(--bl-3) var(--bl-4) var(--bl-4);
        border: 1px solid var(--bl-ink-2);
        border-bottom-color: var(--bl-hairline);
        border-radius: var(--bl-radius) var(--bl-radius) 0 0;
        background: var(--bl-card);
        overflow: hidden auto;
        scrollbar-width: thin;
      }
      .news {
        margin: var(--bl-1) 0 0;
        font-weight: 550;
      }
      @media (max-width: 900px) and (orientation: portrait) {
        .card:not([data-low]) {
          position: static;
          max-height: none;
          padding: var(--bl-2) var(--bl-4);
          border: none;
          border-top: 1px solid var(--bl-hairline);
          border-radius: 0;
          background: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) tabs: readonly ShelfTab[] = []
  /** Id of the part with the open card, or ''. */
  @property() open = ''
  /** The result of the last action if it is not obvious, otherwise ''. */
  @property() news = ''
  /** Id of the button that had the focus last. */
  @state() private at = ''

  /** Scrolls a newly opened card into view, even if the shelf is far down the page. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || this.open === '') return
    // The content of the card is rendered by the next frame.
    requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest' }))
  }

  override render() {
    const shown = this.tabs.find(({ id }) => id === this.open)
    const first = this.#reached
    return html`<div
        class="row"
        role="toolbar"
        aria-label="Step settings"
        @keydown=${(event: KeyboardEvent) => this.#walk(event)}
      >
        ${this.tabs.map(
          ({ id, label, has }) =>
            html`<button
              data-tab=${id}
              tabindex=${id === first ? 0 : -1}
              aria-expanded=${id === this.open}
              aria-controls="card"
              @focus=${() => (this.at = id)}
              @click=${() => this.#open(id === this.open ? '' : id)}
            >
              ${label} ${has === '' ? nothing : html`<span class="has">${has}</span>`}
            </button>`,
        )}
      </div>
      <section
        id="card"
        class="card"
        aria-label=${shown?.label ?? nothing}
        ?data-low=${shown?.low}
        ?hidden=${!shown}
        @keydown=${(event: KeyboardEvent) => closeByEscape(event, () => this.#close())}
      >
        ${shown && !shown.low ? cardHead(shown.label, () => this.#close()) : nothing}
        <slot></slot>
        <p class="news" role="status" ?hidden=${this.news === ''}>${this.news}</p>
      </section>`
  }

  /** Focuses the button with the open card, or the first one. */
  override focus(): void {
    this.#tab(this.open || this.#reached)?.focus()
  }

  /** Id of the button that Tab reaches. From there, Tab enters the card and arrow keys move along the row. */
  get #reached(): string {
    const known = [this.at, this.open].find((id) => this.tabs.some((tab) => tab.id === id))
    return known ?? this.tabs[0]?.id ?? ''
  }

  #tab(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`.row [data-tab="${id}"]`)
  }

  #open(id: string): void {
    this.dispatchEvent(new ShelfEvent(id))
  }

  #close(): void {
    this.#tab(this.open)?.focus()
    this.#open('')
  }

  /** Moves along the row with the arrow keys. */
  #walk(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.open !== '') return closeByEscape(event, () => this.#close())
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const row = [...this.renderRoot.querySelectorAll<HTMLElement>('.row button')]
    const at = row.findIndex((button) => button === event.target)
    if (by === 0 || at < 0) return
    event.preventDefault()
    row[(at + by + row.length) % row.length]?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-shelf': BlShelf
  }
}
