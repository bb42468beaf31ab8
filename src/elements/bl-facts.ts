import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from './tokens.ts'

export interface Fact {
  readonly label: string
  readonly value: string
  readonly tone?: 'accent' | 'metric' | 'model' | 'quiet'
}

/** A card of numbers, each with what it measures, such as those predicted before the run. */
@customElement('bl-facts')
export class BlFacts extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
      }
      h3 {
        margin: 0 0 var(--bl-1);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--bl-1) var(--bl-3);
        margin: 0;
      }
      dd {
        margin: 0;
        font-weight: 600;
        text-align: right;
        white-space: nowrap;
        user-select: all;
      }
      [data-tone='accent'] {
        color: var(--bl-accent);
      }
      [data-tone='metric'] {
        color: var(--bl-metric);
      }
      [data-tone='model'] {
        color: var(--bl-model);
      }
      [data-tone='quiet'] {
        color: var(--bl-ink-2);
      }
    `,
  ]

  @property() heading = ''
  @property({ attribute: false }) rows: readonly Fact[] = []

  override render() {
    return html`<h3 ?hidden=${this.heading === ''}>${this.heading}</h3>
      <dl>
        ${this.rows.map(
          ({ label, value, tone }) =>
            html`<dt>${label}</dt>
              <dd data-tone=${tone ?? ''}>${value}</dd>`,
        )}
      </dl>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-facts': BlFacts
  }
}
