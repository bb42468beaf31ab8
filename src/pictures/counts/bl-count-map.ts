import type { Authored } from '../../experiment/authored.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { formatNumber } from '../../math/picture/format.ts'
import { GuessEvent } from '../../elements/guess-event.ts'
import { keptWords, type CellOption } from '../../elements/cell-option.ts'
import { cellOptionStyle } from '../../elements/style/cell-option-style.ts'
import { hatch } from '../../elements/style/hatch.ts'
import { buttons } from '../../elements/style/tokens.ts'
import { headedStyle } from '../../elements/charts/paint/picture-style.ts'
import { steeringStyle, sweepSteering } from '../../elements/charts/plots/sweep-steering.ts'
import { asGiven } from '../../words/language/language.ts'

/** A choice with its name, and how many draws succeeded at each value; undefined until known. */
export interface CountRow {
  readonly label: string
  readonly counts: readonly (number | undefined)[]
}

/** Opacity of a cell for a share of the draws. It skips middle shades, on which neither ink is legible. */
const shadeOf = (share: number): number => (share > 0.5 ? 0.7 + 0.3 * share : 0.7 * share)

/**
 * A map of counts with a row per choice and a column per hyperparameter value. Each cell holds how many draws succeeded, and more
 * of them give more colour. While a question is open, the rows of the options are veiled and their cells clickable; afterwards they
 * keep the guess. Emits GuessEvent and SweepEvent.
 */
@customElement('bl-count-map')
export class BlCountMap extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    buttons,
    steeringStyle,
    cellOptionStyle,
    css`
      :host {
        flex: 1;
        gap: var(--bl-2);
        font-size: var(--bl-text-small);
      }
      table {
        flex: 1;
        width: 100%;
        min-height: 0;
        border-spacing: 2px;
        table-layout: fixed;
        font-variant-numeric: tabular-nums;
      }
      thead th {
        height: 1.6em;
        font-weight: 500;
      }
      th:first-child {
        width: 24%;
        overflow: hidden;
        text-align: left;
        text-overflow: ellipsis;
      }
      tbody tr {
        height: calc(100% / var(--rows));
      }
      tbody th {
        font-size: var(--bl-text);
        line-height: 1.2;
      }
      td {
        position: relative;
        height: 2em;
        padding: 0;
        border: 1px solid var(--bl-hairline);
        background: color-mix(in oklab, var(--bl-metric) calc(100% * var(--shade, 0)), var(--bl-card));
        font-size: var(--bl-text-heading);
        text-align: center;
      }
      td[data-dark] {
        color: var(--bl-card);
        font-weight: 600;
      }
      .veiled {
        background: ${hatch}, var(--bl-card);
      }
      .option {
        position: absolute;
        inset: 0;
        width: 100%;
        background: var(--bl-card);
        font: 700 var(--bl-text-title) / 1 var(--bl-font-hand);
      }
      .guessed {
        outline: 2px dashed var(--bl-accent);
        outline-offset: -2px;
      }
      .right {
        outline: 3px solid var(--bl-ink);
        outline-offset: -1px;
      }
      .kept {
        display: block;
        font-size: var(--bl-text-small);
        font-weight: 500;
        line-height: 1.2;
      }
      /* A cell has no room for words, and its row just so. */
      @media (max-width: 559px) {
        .kept {
          display: none;
        }
        th:first-child {
          width: 27%;
        }
        tbody th {
          font-size: var(--bl-text-small);
        }
      }
    `,
  ]

  @property() heading = ''
  @property() label = ''
  @property({ attribute: false }) values: readonly number[] = []
  @property({ attribute: false }) rows: readonly CountRow[] = []
  @property({ type: Number }) draws = 1
  @property({ attribute: false }) options: readonly CellOption[] = []
  /** The question, which names the choice for screen readers. */
  @property() ask: Authored = ''
  @property({ type: Boolean }) asked = false
  @property({ type: Boolean }) stored = false
  @property({ type: Number }) done = 0
  @property({ type: Number }) total = 0
  @property({ type: Boolean }) running = false
  @property() problem = ''

  override render() {
    const { values, rows } = this
    return html`<h2>${this.heading}</h2>
      <table style=${styleMap({ '--rows': String(rows.length) })}>
        <thead>
          <tr>
            <th scope="row">${this.label}</th>
            ${values.map((value) => html`<th scope="col">${formatNumber(value, 3)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ label }, row) =>
              html`<tr>
                <th scope="row" title=${label}>${label}</th>
                ${values.map((_, column) => this.#cell(column, row))}
              </tr>`,
          )}
        </tbody>
      </table>
      ${sweepSteering(this, this)}`
  }

  #cell(column: number, row: number) {
    const inRow = this.options.filter((option) => option.row === row)
    const option = inRow.find((one) => one.column === column)
    if (this.asked && inRow.length > 0)
      return html`<td class="veiled">${option ? this.#option(option) : nothing}</td>`
    const count = this.rows[row]?.counts[column]
    const share = (count ?? 0) / this.draws
    const kept = option ? keptWords(option) : ''
    const of = option?.right ? 'right' : option?.chosen ? 'guessed' : ''
    return html`<td
      class=${of}
      ?data-dark=${share > 0.5}
      style=${styleMap({ '--shade': String(shadeOf(share)) })}
    >
      ${count ?? '…'}${kept ? html`<span class="kept">${kept}</span>` : nothing}
    </td>`
  }

  #option({ index, letter, label, chosen }: CellOption) {
    return html`<button
      class="option"
      aria-label="${letter}: ${label}"
      aria-description=${asGiven(this.ask)}
      aria-pressed=${chosen}
      @click=${() => this.dispatchEvent(new GuessEvent({ kind: 'choose', option: index }))}
    >
      ${letter}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-count-map': BlCountMap
  }
}
