import './web-awesome.ts'
import type { WaSwitch } from './web-awesome.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { ToggleEvent } from './control-events.ts'
import { base } from '../style/tokens.ts'

/** A switch after its label, with the key that toggles it. Dispatches ToggleEvent. */
@customElement('bl-toggle')
export class BlToggle extends LitElement {
  static override readonly styles = [
    base,
    css`
      wa-switch {
        display: flex;
        min-height: var(--bl-control);
        font-size: inherit;
      }
      wa-switch::part(base) {
        flex: 1;
        flex-direction: row-reverse;
        justify-content: space-between;
      }
      wa-switch::part(label) {
        margin: 0;
        color: var(--bl-ink-2);
      }
      kbd {
        margin-left: var(--bl-1);
        padding: 0 calc(var(--bl-1) * 1.25);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-1);
        background: var(--bl-card);
        color: var(--bl-ink-2);
        font: inherit;
        font-size: var(--bl-text-small);
        font-weight: 600;
      }
    `,
  ]

  @property() label = ''
  @property() key = ''
  /** One line of explanation. */
  @property() hint = ''
  @property({ type: Boolean }) checked = false
  @property({ type: Boolean }) disabled = false

  override render() {
    return html`<wa-switch
      title=${this.hint || nothing}
      .checked=${live(this.checked)}
      ?disabled=${this.disabled}
      @change=${this.#turn}
      >${this.label}${this.key ? html`<kbd>${this.key}</kbd>` : nothing}</wa-switch
    >`
  }

  #turn(event: Event): void {
    event.stopPropagation()
    this.checked = (event.target as WaSwitch).checked
    this.dispatchEvent(new ToggleEvent(this.checked))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-toggle': BlToggle
  }
}
