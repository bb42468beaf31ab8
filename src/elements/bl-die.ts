import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatCount } from '../math/format.ts'
import { NumberEvent } from './changes.ts'
import { icon } from './icons.ts'
import { base, buttons } from './tokens.ts'

/** The uint32 after `seed` in a walk that visits every seed once: seed + ⌊2³²/φ⌋ mod 2³². */
export const nextSeed = (seed: number): number => (seed + 0x9e3779b9) >>> 0

/** A seed, and a die that draws anew. Emits NumberEvent with the new seed, which is the next of a fixed walk, so that undo and links repeat it. */
@customElement('bl-die')
export class BlDie extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--bl-2);
        min-height: calc(var(--bl-1) * 7);
      }
      .seed {
        font-weight: 550;
        user-select: all;
      }
      .end {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      .icon svg {
        transition: rotate 150ms ease;
      }
      .icon:active svg {
        rotate: 90deg;
      }
    `,
  ]

  @property() label = 'seed'
  @property({ type: Number }) seed = 0
  /** What the die draws, for its name: 'data', 'start'. */
  @property() what = 'everything'

  override render() {
    return html`
      <span class="quiet">${this.label}</span>
      <span class="end">
        <span class="seed" title=${this.seed}>${formatCount(this.seed)}</span>
        <button
          class="icon"
          title="Draw ${this.what} anew"
          aria-label="Draw ${this.what} anew"
          @click=${this.roll}
        >
          ${icon('die')}
        </button>
      </span>
    `
  }

  private roll(): void {
    this.seed = nextSeed(this.seed)
    this.dispatchEvent(new NumberEvent(this.seed, false))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-die': BlDie
  }
}
