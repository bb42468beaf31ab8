import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from './icons.ts'
import { base, buttons } from './tokens.ts'

/** Copies the link to exactly this state: `link`, or the page's own address. Where copying is refused, the link is shown to copy by hand. */
@customElement('bl-share')
export class BlShare extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .button {
        min-height: max(calc(var(--bl-1) * 8), var(--bl-touch));
        padding: 0 var(--bl-3);
      }
      @media (max-width: 480px) {
        .word {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      .by-hand {
        position: absolute;
        z-index: 10;
        top: calc(100% + var(--bl-1));
        right: 0;
        width: 22em;
        padding: var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      input {
        width: 100%;
        padding: var(--bl-1);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-1);
        background: var(--bl-paper);
        color: inherit;
        font: inherit;
      }
    `,
  ]

  @property() link = ''
  @state() private shown: 'idle' | 'copied' | 'refused' = 'idle'

  override render() {
    const copied = this.shown === 'copied'
    return html`
      <button class="button" title="Copy the link to exactly this state" @click=${this.copy}>
        ${icon(copied ? 'check' : 'link')}
        <span class="word">${copied ? 'Link copied' : 'Share'}</span>
      </button>
      <span class="visually-hidden" role="status">${copied ? 'The link is on the clipboard.' : ''}</span>
      ${
        this.shown === 'refused'
          ? html`<div class="by-hand">
              <label>
                The browser keeps its clipboard closed. Copy this link by hand:
                <input
                  readonly
                  .value=${this.address}
                  @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
                />
              </label>
            </div>`
          : ''
      }
    `
  }

  private get address(): string {
    return this.link || location.href
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address)
      this.shown = 'copied'
      setTimeout(() => (this.shown = 'idle'), 2000)
    } catch {
      this.shown = this.shown === 'refused' ? 'idle' : 'refused'
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-share': BlShare
  }
}
