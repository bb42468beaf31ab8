import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import './bl-number.ts'
import { NumberEvent } from './control-events.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { base, buttons } from '../style/tokens.ts'

/** Returns the uint32 after `seed` in a walk that visits every seed once: seed + ⌊2³²/φ⌋ mod 2³². */
export const nextSeed = (seed: number): number => (seed + 0x9e3779b9) >>> 0

/**
 * A seed field, and a die that redraws. Dispatches NumberEvent with the new seed. The die takes the next seed of a fixed
 * walk, so that undo and links reproduce it.
 */
@customElement('bl-seed-button')
export class BlSeedButton extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      :host([small]) {
        flex-direction: column;
        gap: 0;
      }
      :host([small]) .icon {
        width: max(calc(var(--bl-1) * var(--bl-die, 11)), var(--bl-touch));
        height: max(calc(var(--bl-1) * var(--bl-die, 11)), var(--bl-touch));
        background: var(--bl-card);
      }
      :host([small]) svg {
        width: 22px;
        height: 22px;
      }
      small {
        display: var(--bl-seed-said, inline);
        white-space: nowrap;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-variant-numeric: tabular-nums;
      }
      bl-number {
        --bl-field-width: var(--bl-seed-field, 8.5em);
        flex: 1;
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
  /** One line of explanation. */
  @property() hint = ''
  @property({ type: Number }) seed = 0
  /** Name of the part that the die redraws, for its own name: 'data', 'start'. */
  @property() what = 'everything'
  /** A large die above the seed, without a field. */
  @property({ type: Boolean, reflect: true }) small = false

  override render() {
    if (this.small) return html`${this.#die()}<small>${this.label} ${this.seed}</small>`
    return html`
      <bl-number
        .label=${this.label}
        .hint=${this.hint}
        plain
        whole
        .least=${0}
        .most=${0xffffffff}
        .value=${live(this.seed)}
        @bl-number=${(event: NumberEvent) => this.#take(event.value)}
      ></bl-number>
      ${this.#die()}
    `
  }

  #die() {
    return html`<button
      class="icon"
      title="Redraw ${this.what}"
      aria-label="Redraw ${this.what}"
      @click=${() => this.#take(nextSeed(this.seed))}
    >
      ${panelIcon('die')}
    </button>`
  }

  #take(seed: number): void {
    this.seed = seed
    this.dispatchEvent(new NumberEvent(seed, false))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-seed-button': BlSeedButton
  }
}
