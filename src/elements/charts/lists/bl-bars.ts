import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { maxOf, minOf } from '../../../math/statistics/range.ts'
import { base } from '../../style/tokens.ts'

/** A fraction from 0 to 1, or from -1 if `signed`, with its name and its text. NaN until it is known. */
export interface Bar {
  readonly label: string
  readonly share: number
  readonly words: string
  readonly signed?: boolean | undefined
}

const percent = (place: number): string => `${100 * place}%`

/**
 * Fractions as bars on a common scale from 0 to 1. The first few have the accent colour, and the others are there for
 * comparison. If one is signed, the scale begins at -1, and its ends and its middle are labelled below.
 */
@customElement('bl-bars')
export class BlBars extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: fit-content(55%) minmax(0, 1fr) minmax(3.2em, max-content);
        align-items: center;
        gap: var(--bl-1) var(--bl-3);
        font-size: var(--bl-text-heading);
      }
      span {
        line-height: 1.2;
      }
      .room {
        position: relative;
        height: 1.15em;
        border-radius: 2px;
        background: var(--bl-hairline);
      }
      .bar {
        position: absolute;
        height: 100%;
        border-radius: 2px;
        background: var(--bl-ink-2);
        transition: width 0.4s;
      }
      .zero {
        position: absolute;
        inset: -0.2em auto -0.2em 50%;
        width: 2px;
        translate: -50%;
        background: var(--bl-ink);
      }
      .scale {
        grid-column: 2;
        display: flex;
        justify-content: space-between;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .accented {
        background: var(--bl-accent);
      }
      b {
        font-variant-numeric: tabular-nums;
      }
      @media (prefers-reduced-motion: reduce) {
        .bar {
          transition: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) bars: readonly Bar[] = []
  /** Number of bars in the accent colour. */
  @property({ type: Number }) accented = 1

  override render() {
    const { bars } = this
    const from = bars.some(({ signed }) => signed) ? -1 : 0
    const placeOf = (value: number) => (Math.max(from, Math.min(1, value)) - from) / (1 - from)
    const rows = bars.map(({ label, share, words }, i) => {
      const ends = [placeOf(0), placeOf(share || 0)]
      const left = minOf(ends)
      const style = styleMap({ left: percent(left), width: percent(maxOf(ends) - left) })
      return html`<span>${label}</span>
        <div class="room" aria-hidden="true">
          <div class="bar ${i < this.accented ? 'accented' : ''}" style=${style}></div>
          ${from < 0 ? html`<div class="zero"></div>` : nothing}
        </div>
        <b>${words}</b>`
    })
    const scale = ['−1', '0', '1'].map((end) => html`<span>${end}</span>`)
    return from < 0
      ? html`${rows}
          <div class="scale" aria-hidden="true">${scale}</div>`
      : rows
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-bars': BlBars
  }
}
