import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { base } from '../../style/tokens.ts'

/** A share from 0 to 1, its name, and the number in words; the share is NaN while it is not known. */
export interface Bar {
  readonly label: string
  readonly share: number
  readonly words: string
}

/** Shares as bars on one scale from 0 to 1; the first few are in the accent: what the others are there to be compared with. */
@customElement('bl-bars')
export class BlBars extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: fit-content(55%) minmax(0, 1fr) 3.2em;
        align-items: center;
        gap: var(--bl-1) var(--bl-3);
        font-size: var(--bl-text-heading);
      }
      span {
        line-height: 1.2;
      }
      .room {
        height: 1.15em;
        border-radius: 2px;
        background: var(--bl-hairline);
      }
      .bar {
        height: 100%;
        border-radius: 2px;
        background: var(--bl-ink-2);
        transition: width 0.4s;
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
  /** How many of them are in the accent. */
  @property({ type: Number }) accented = 1

  override render() {
    return this.bars.map(({ label, share, words }, i) => {
      const width = `${100 * Math.max(0, Math.min(1, share || 0))}%`
      return html`<span>${label}</span>
        <div class="room" aria-hidden="true">
          <div class="bar ${i < this.accented ? 'accented' : ''}" style=${styleMap({ width })}></div>
        </div>
        <b>${words}</b>`
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-bars': BlBars
  }
}
