import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ToggleEvent } from './control-events.ts'
import { icon } from '../style/icons.ts'
import { base } from '../style/tokens.ts'

/** A collapsible card: a handwritten heading, a quiet note next to it, and its content. Dispatches ToggleEvent. */
@customElement('bl-card')
export class BlCard extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      details {
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
      }
      summary {
        display: flex;
        align-items: baseline;
        gap: var(--bl-2);
        box-sizing: border-box;
        min-height: var(--bl-touch);
        padding: var(--bl-2) var(--bl-3);
        border-radius: var(--bl-radius);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      h2 {
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
      }
      .aside {
        flex: 1;
        overflow: hidden;
        text-align: right;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--bl-text-small);
      }
      svg {
        align-self: center;
        flex: none;
        width: 0.9em;
        color: var(--bl-ink-2);
        transition: rotate 150ms ease;
      }
      [open] svg {
        rotate: 90deg;
      }
      .body {
        padding: 0 var(--bl-3) var(--bl-2);
      }
    `,
  ]

  @property() heading = ''
  @property() aside = ''
  @property({ type: Boolean, reflect: true }) open = true

  override render() {
    return html`<details ?open=${this.open} @toggle=${this.#remember}>
      <summary>
        <h2>${this.heading}</h2>
        <span class="aside quiet">${this.aside || nothing}</span>
        ${icon('chevron')}
      </summary>
      <div class="body"><slot></slot></div>
    </details>`
  }

  #remember(event: Event): void {
    const { open } = event.target as HTMLDetailsElement
    if (open === this.open) return
    this.open = open
    this.dispatchEvent(new ToggleEvent(open))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-card': BlCard
  }
}
