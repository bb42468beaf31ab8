import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { CloseLater, noticeTime } from '../close-later.ts'
import { CommandEvent, type CommandName } from '../events.ts'
import { icon } from '../style/icons.ts'
import { base, buttons } from '../style/tokens.ts'

/** A button next to issues: its label, and its command. */
export interface Offer {
  readonly words: string
  readonly command: CommandName
}

/** Errors, which stay until they are dismissed or fixed, and a notice, which disappears after a while. */
@customElement('bl-error')
export class BlError extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        align-items: start;
        gap: var(--bl-3);
        padding: var(--bl-2) var(--bl-2) var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-accent);
        border-left-width: var(--bl-1);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      ul {
        flex: 1;
        margin: 0;
        padding: var(--bl-1) 0;
        list-style: none;
      }
      code {
        font: inherit;
        font-weight: 600;
      }
    `,
  ]

  @property({ attribute: false }) issues: readonly ExperimentIssue[] = []
  /** A sentence that is not an error; '' if there is none. */
  @property() notice = ''
  @property({ attribute: false }) offer: Offer | undefined

  constructor() {
    super()
    new CloseLater(
      this,
      noticeTime,
      () => (this.notice ? { element: this, what: this.notice } : undefined),
      () => this.dispatchEvent(new CommandEvent('dismiss-notice')),
    )
  }

  override render() {
    const { notice, offer } = this
    return html`<div role="alert">
      ${
        this.issues.length > 0 || notice
          ? html`<div class="bar">
              <ul>
                ${this.issues.map(
                  ({ path, message }) =>
                    html`<li>${path ? html`<code>${path}</code>: ` : nothing}${message}</li>`,
                )}
                ${notice ? html`<li>${notice}</li>` : nothing}
              </ul>
              ${
                offer
                  ? html`<button
                      class="button"
                      @click=${() => this.dispatchEvent(new CommandEvent(offer.command))}
                    >
                      ${offer.words}
                    </button>`
                  : nothing
              }
              <button
                class="icon bare"
                title="Dismiss"
                aria-label="Dismiss"
                @click=${() => this.dispatchEvent(new CommandEvent('dismiss'))}
              >
                ${icon('close')}
              </button>
            </div>`
          : nothing
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-error': BlError
  }
}
