import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { cardHead, cardHeadStyle, closeByEscape } from '../card.ts'
import { base, buttons } from '../../style/tokens.ts'
import { PartEvent } from '../editor-events.ts'

/** A part of the sentence that describes an experiment. */
export interface SentenceView {
  /** The text that joins it to the previous part. */
  readonly joint: string
  readonly words: string
  /** Its text in the step if that differs, otherwise ''. */
  readonly before: string
  /** The name of what it describes. */
  readonly label: string
}

/** Pixels between a card and the edges of the stage. */
const margin = 12

/**
 * An experiment as a sentence, with a button for each part that opens a card below it: the content of the element. `open` is the part with
 * the open card, or -1. Escape closes the card. Dispatches PartEvent.
 */
@customElement('bl-sentence')
export class BlSentence extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    cardHeadStyle,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
        padding: 0 var(--bl-4) var(--bl-1);
        border-bottom: 1px solid var(--bl-hairline);
        background: var(--bl-paper);
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--bl-1);
        margin: 0;
        color: var(--bl-ink-2);
      }
      .part {
        min-height: max(1.75rem, var(--bl-touch));
        padding: 0 var(--bl-1);
        border: none;
        border-bottom: 2px dotted var(--bl-hairline);
        border-radius: 3px 3px 0 0;
        background: none;
        color: var(--bl-ink);
        font-weight: 550;
        text-align: left;
      }
      .part:hover,
      .part[aria-expanded='true'] {
        border-color: var(--bl-accent);
      }
      .part[data-changed] {
        border-color: var(--bl-accent);
        color: var(--bl-accent);
      }
      s {
        color: var(--bl-ink-2);
        font-weight: 450;
      }
      .card {
        position: absolute;
        top: 100%;
        left: var(--bl-card-left, 0);
        z-index: 4;
        width: min(24rem, calc(100% - 1.5rem));
        max-height: min(34rem, 62dvh);
        padding: var(--bl-3);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        overflow: hidden auto;
        scrollbar-width: thin;
      }
      @media (max-width: 900px) and (orientation: portrait) {
        .card {
          position: static;
          width: auto;
          max-height: none;
          margin: var(--bl-2) 0;
        }
      }
    `,
  ]

  @property({ attribute: false }) parts: readonly SentenceView[] = []
  @property({ type: Number }) open = -1
  @query('.card') private readonly card!: HTMLElement | null

  protected override updated(): void {
    const button = this.#button(this.open)
    if (!button || !this.card) return
    const room = this.offsetWidth - this.card.offsetWidth - margin
    this.style.setProperty('--bl-card-left', `${Math.max(margin, Math.min(button.offsetLeft, room))}px`)
  }

  override render() {
    const shown = this.parts[this.open]
    return html`<p role="group" aria-label="The experiment">
        ${this.parts.map(
          ({ joint, words, before, label }, at) =>
            html`${joint === '' ? nothing : html`<span>${joint}</span>`}<button
                class="part"
                data-at=${at}
                ?data-changed=${before !== ''}
                title=${label}
                aria-expanded=${at === this.open}
                aria-controls="card"
                @click=${() => this.#turn(at === this.open ? -1 : at)}
              >
                ${before === '' ? nothing : html`<s>${before}</s> `}${words}
              </button>`,
        )}
      </p>
      <section
        id="card"
        class="card"
        aria-label=${shown?.label ?? nothing}
        ?hidden=${!shown}
        @keydown=${(event: KeyboardEvent) => closeByEscape(event, () => this.#close())}
      >
        ${shown ? cardHead(shown.label, () => this.#close()) : nothing}
        <slot></slot>
      </section>`
  }

  /** Focuses the part with the open card, or the first part. */
  override focus(): void {
    this.#button(Math.max(0, this.open))?.focus()
  }

  #button(at: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`.part[data-at="${at}"]`)
  }

  #turn(at: number): void {
    this.dispatchEvent(new PartEvent(at))
  }

  #close(): void {
    this.focus()
    this.#turn(-1)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sentence': BlSentence
  }
}
