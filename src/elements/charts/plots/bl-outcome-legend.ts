import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { OutcomeLegendView } from './outcome-legend-view.ts'
import { base } from '../../style/tokens.ts'

/** The legend of a basin map: what each colour means, and the fraction of the starts with that outcome. */
@customElement('bl-outcome-legend')
export class BlOutcomeLegend extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        box-sizing: border-box;
        padding: var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        font-size: var(--bl-text-small);
        line-height: 1.35;
      }
      p {
        margin: 0;
      }
      .heading {
        font-weight: 600;
      }
      .note {
        color: var(--bl-ink-2);
      }
      ul {
        display: grid;
        grid-template-columns: auto auto 1fr auto;
        column-gap: var(--bl-2);
        margin: var(--bl-1) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        align-items: center;
      }
      .swatch {
        width: 0.9em;
        height: 0.9em;
        border: 1px solid rgb(0 0 0 / 0.45);
        border-radius: 3px;
      }
      .place {
        color: var(--bl-ink-2);
        white-space: nowrap;
      }
      .share {
        text-align: right;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .bar {
        height: 0.75em;
        margin-top: var(--bl-1);
        border-radius: 3px;
      }
      .ends {
        display: flex;
        justify-content: space-between;
        gap: var(--bl-2);
      }
      @container (max-width: 559px) {
        :host {
          padding: var(--bl-1) var(--bl-2);
        }
        ul {
          display: flex;
          flex-wrap: wrap;
          margin: 0;
        }
        li {
          display: flex;
          gap: var(--bl-1);
        }
        .place,
        .note,
        .heading {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) legend: OutcomeLegendView | undefined

  override render() {
    const { legend } = this
    if (!legend) return nothing
    const { heading, note, starts, rows, bar } = legend
    return html`
      <p class="heading">${heading}</p>
      <p class="note">${note}</p>
      <p class="note">${starts}</p>
      ${
        bar
          ? html`<div
                class="bar"
                role="img"
                aria-label="Colour scale from ${bar.low} to ${bar.high}, ${bar.kind === 'linear' ? 'linear' : bar.kind === 'log' ? 'logarithmic' : 'signed logarithmic'}"
                style="background: linear-gradient(to right, ${bar.colors.join(', ')})"
              ></div>
              <p class="ends"><span>${bar.low}</span><span>${bar.kind}</span><span>${bar.high}</span></p>`
          : nothing
      }
      ${
        rows.length > 0
          ? html`<ul aria-label="Shares of the starts">
              ${rows.map(
                ({ id, label, color, place, share }) =>
                  html`<li data-class=${id}>
                    <span class="swatch" style="background: ${color}"></span>
                    <span>${label}</span>
                    <span class="place">${place}</span>
                    <span class="share">${share}</span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-outcome-legend': BlOutcomeLegend
  }
}
