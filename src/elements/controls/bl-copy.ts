import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { base } from '../style/tokens.ts'

/** Text that is copied by a click, or a longer `text` instead. If the clipboard is blocked, it selects the visible text. */
@customElement('bl-copy')
export class BlCopy extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-block;
      }
      button {
        min-width: var(--bl-touch);
        min-height: var(--bl-touch);
        margin: 0;
        padding: 0 0.2em;
        border: none;
        border-radius: var(--bl-1);
        background: none;
        text-align: inherit;
        user-select: text;
      }
      button:hover {
        background: var(--bl-hairline);
      }
      .copied {
        text-decoration: underline;
      }
    `,
  ]

  /** Text to copy; if empty, the visible text. */
  @property() text = ''
  /** Name of the copied quantity, for the button's name. */
  @property() label = ''
  @state() private copied = false

  override render() {
    return html`<button
        class=${this.copied ? 'copied' : nothing}
        title="Copy ${this.label}${this.text ? `: ${this.text.slice(0, 60)}` : ''}"
        @click=${this.#copy}
      >
        <slot></slot><span class="visually-hidden">, copy ${this.label}</span>
      </button>
      <span class="visually-hidden" role="status">${this.copied ? 'copied' : ''}</span>`
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text || (this.textContent ?? '').trim())
      this.copied = true
      setTimeout(() => (this.copied = false), 1500)
    } catch {
      getSelection()?.selectAllChildren(this)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-copy': BlCopy
  }
}
