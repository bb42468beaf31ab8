import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { CloseLater, offerTime } from '../close-later.ts'
import { keepClear } from '../keep-clear.ts'
import { noticePlace } from '../style/notice-place.ts'
import { base, buttons } from '../style/tokens.ts'

/** The offer to update the page. Dispatches `load` to update now, and `close` to do it later or after a while. */
@customElement('bl-update')
export class BlUpdate extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        ${noticePlace}
        z-index: 15;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2) var(--bl-3);
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-accent);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      .button {
        min-height: max(calc(var(--bl-1) * 8), var(--bl-touch));
        padding: 0 var(--bl-3);
      }
    `,
  ]

  constructor() {
    super()
    const shown = { element: this, keepPlace: keepClear }
    new CloseLater(
      this,
      offerTime,
      () => shown,
      () => this.dispatchEvent(new Event('close')),
    )
  }

  override render() {
    return html`<div role="status">
      <span>A new version is available.</span>
      <button class="button" @click=${() => this.dispatchEvent(new Event('load'))}>Update</button>
      <button class="button bare" @click=${() => this.dispatchEvent(new Event('close'))}>Later</button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-update': BlUpdate
  }
}
