import { css, html, LitElement, nothing, svg, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Authored } from '../../../experiment/authored.ts'
import type { SketchedCurves } from '../../../exchange/lecture/option.ts'
import { sketchPaths } from '../../../charts/option-sketch.ts'
import { GuessEvent } from '../../guess-event.ts'
import { base } from '../../style/tokens.ts'
import { asGiven } from '../../../words/language/language.ts'

/** An option that is a picture. */
export interface SketchedOption {
  readonly letter: string
  readonly label: string
  readonly sketch: readonly SketchedCurves[]
  readonly chosen: boolean
  /** Votes of an audience for it. */
  readonly hands: number
}

/** Milliseconds in which the chosen sketch grows into the picture of the answer. */
const growth = 500

/** Size of the curves of a sketch. */
const [width, height] = [280, 112]

/**
 * The options of a question as small pictures, all in grey. Once the question is answered, the chosen one grows into the
 * picture in the slot. Dispatches GuessEvent.
 */
@customElement('bl-option-sketches')
export class BlOptionSketches extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        container-type: size;
      }
      .picture {
        flex: 1;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      .picture[hidden] {
        display: none;
      }
      ::slotted(*) {
        flex: 1;
        min-height: 0;
      }
      .options {
        flex: 1;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--bl-3);
        min-width: 0;
      }
      button {
        flex: 1;
        display: flex;
        flex-direction: column;
        gap: var(--bl-1);
        min-width: 0;
        max-width: 30rem;
        min-height: max(3rem, var(--bl-touch));
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        color: var(--bl-ink);
        font: inherit;
        text-align: left;
      }
      button:hover {
        border-color: var(--bl-ink);
      }
      button[aria-pressed='true'] {
        border-color: var(--bl-ink);
        outline: 2px solid var(--bl-ink);
        outline-offset: -2px;
      }
      button:focus-visible {
        outline: 3px solid var(--bl-focus);
        outline-offset: 1px;
      }
      svg {
        display: block;
        width: 100%;
        min-height: 0;
        fill: none;
        stroke: var(--bl-ink-2);
        stroke-width: 1.1;
        overflow: visible;
      }
      .rule {
        stroke-dasharray: 2 3;
        stroke-width: 1;
      }
      text {
        fill: var(--bl-ink-2);
        stroke: none;
        font: 13px var(--bl-font-hand);
      }
      .words {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        font: 600 1.35em / 1.15 var(--bl-font-hand);
      }
      .letter {
        display: grid;
        flex: none;
        place-items: center;
        width: 1.7em;
        height: 1.7em;
        border: 1px solid currentColor;
        border-radius: var(--bl-radius-small);
        font: 700 0.8em var(--bl-font);
      }
      [aria-pressed='true'] .letter {
        background: var(--bl-ink);
        color: var(--bl-card);
      }
      .hands {
        margin-left: auto;
      }
      @container (max-aspect-ratio: 5 / 4) {
        .options {
          flex-direction: column;
          align-items: stretch;
        }
        button {
          flex: 0 1 11.5rem;
          flex-direction: row;
          align-items: center;
          gap: var(--bl-4);
          max-width: none;
          min-height: 3rem;
          overflow: hidden;
        }
        svg {
          flex: 3;
          height: 100%;
        }
        .words {
          flex: 2;
        }
      }
    `,
  ]

  /** The question, for screen readers. */
  @property() ask: Authored = ''
  @property({ attribute: false }) options: readonly SketchedOption[] = []
  /** Names of the left and right end of the sketches. */
  @property({ attribute: false }) ends: readonly [string, string] | undefined
  /** The question is open. */
  @property({ type: Boolean }) open = false
  @query('[aria-pressed="true"]') private readonly chosen!: HTMLElement | null
  @query('.picture') private readonly picture!: HTMLElement
  /** Where the chosen sketch was when the question was answered. */
  #from: DOMRect | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('open') === true && !this.open) this.#from = this.chosen?.getBoundingClientRect()
  }

  override updated(): void {
    const from = this.#from
    this.#from = undefined
    if (!from || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const to = this.picture.getBoundingClientRect()
    if (from.width * to.width === 0) return
    this.picture.animate(
      {
        transformOrigin: ['0 0', '0 0'],
        transform: [
          `translate(${from.x - to.x}px, ${from.y - to.y}px) scale(${from.width / to.width}, ${from.height / to.height})`,
          'none',
        ],
      },
      { duration: growth, easing: 'ease-out' },
    )
  }

  override render() {
    return html`${
        this.open
          ? html`<div class="options" role="group" aria-label=${asGiven(this.ask)}>
              ${this.options.map((option, index) => this.#option(option, index))}
            </div>`
          : nothing
      }
      <div class="picture" ?hidden=${this.open}><slot></slot></div>`
  }

  #option({ letter, label, sketch, chosen, hands }: SketchedOption, index: number) {
    return html`<button
      aria-label="${letter} ${label}"
      aria-pressed=${chosen}
      @click=${() => this.dispatchEvent(new GuessEvent({ kind: 'choose', option: index }))}
    >
      <svg viewBox="-2 -22 ${width + 4} ${height + 26}" aria-hidden="true">
        ${this.ends ? this.#ends(this.ends) : nothing}
        <path d="M0 ${height}H${width}" class="foot" />
        ${sketchPaths(sketch, width, height).map((path) => svg`<path d=${path} />`)}
      </svg>
      <span class="words" aria-hidden="true"
        ><span class="letter">${letter}</span
        ><span>${label}</span>${hands > 0 ? html`<span class="hands">${hands}</span>` : nothing}</span
      >
    </button>`
  }

  #ends([from, to]: readonly [string, string]) {
    return svg`<path class="rule" d="M0 -20V${height}M${width} -20V${height}" />
      <text x="5" y="-8">${from}</text>
      <text x=${width - 5} y="-8" text-anchor="end">${to}</text>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-option-sketches': BlOptionSketches
  }
}
