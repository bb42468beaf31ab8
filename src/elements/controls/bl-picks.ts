import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Option } from './bl-select.ts'
import { PicksEvent } from './control-events.ts'
import { base } from '../style/tokens.ts'

/** A choice of several options, each a toggle button. At least one stays chosen. Dispatches PicksEvent. */
@customElement('bl-picks')
export class BlPicks extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-1);
        margin: var(--bl-1) 0;
        padding: 0;
        border: none;
      }
      legend {
        padding: 0 0 var(--bl-1);
      }
      legend[title] {
        cursor: help;
      }
      button {
        min-width: var(--bl-control);
        min-height: var(--bl-touch);
        padding: 2px var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: 999px;
        background: none;
        color: var(--bl-ink-2);
      }
      button[aria-pressed='true'] {
        border-color: var(--bl-ink);
        color: var(--bl-ink);
        font-weight: 550;
      }
    `,
  ]

  @property() label = ''
  /** One line of explanation. */
  @property() hint = ''
  @property({ attribute: false }) options: readonly Option[] = []
  @property({ attribute: false }) chosen: readonly string[] = []

  override render() {
    return html`<fieldset aria-description=${this.hint || nothing}>
      <legend class="quiet" title=${this.hint || nothing}>${this.label}</legend>
      ${this.options.map(
        ({ value, label }) =>
          html`<button aria-pressed=${this.chosen.includes(value)} @click=${() => this.#turn(value)}>
            ${label}
          </button>`,
      )}
    </fieldset>`
  }

  #turn(value: string): void {
    const chosen = this.options
      .map((option) => option.value)
      .filter((entry) => (entry === value) !== this.chosen.includes(entry))
    if (chosen.length === 0) return
    this.dispatchEvent(new PicksEvent(chosen))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-picks': BlPicks
  }
}
