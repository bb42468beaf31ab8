import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CloseLater, noticeTime } from '../close-later.ts'
import { keepClear } from '../keep-clear.ts'
import { noticePlace } from '../style/notice-place.ts'
import { base } from '../style/tokens.ts'

/** A sentence over the page, announced to screen readers; '' hides it. Dispatches `close` once it has been in sight for a while. */
@customElement('bl-notice')
export class BlNotice extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        ${noticePlace}
        z-index: 20;
        pointer-events: none;
      }
      p {
        margin: 0;
      }
      p:not(:empty) {
        padding: var(--bl-2) var(--bl-4);
        border-radius: var(--bl-radius-small);
        background: var(--bl-ink);
        color: var(--bl-card);
      }
    `,
  ]

  @property() words = ''

  constructor() {
    super()
    new CloseLater(
      this,
      noticeTime,
      () => (this.words ? { element: this, what: this.words, keepPlace: keepClear } : undefined),
      () => this.dispatchEvent(new Event('close')),
    )
  }

  override render() {
    return html`<p role="status">${this.words}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-notice': BlNotice
  }
}
