import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-copy.ts'
import { base } from '../../style/tokens.ts'

/** A row of numbers, one per column; undefined until known. */
export interface NumberRow {
  readonly id: string
  readonly label: string
  /** One line of explanation. */
  readonly hint?: string
  /** Its CSS colour in other pictures. */
  readonly color?: string
  readonly values: readonly (number | undefined)[]
}

/** A table of numbers; clicking one copies it with all its digits. */
@customElement('bl-numbers')
export class BlNumbers extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 1px 0 1px var(--bl-2);
        font-weight: 500;
        text-align: right;
      }
      td {
        white-space: nowrap;
      }
      tbody th {
        width: 100%;
        padding-left: 0;
        color: var(--bl-ink-2);
        font-weight: 400;
        line-height: 1.25;
        text-align: left;
      }
      tbody th[title] {
        cursor: help;
      }
      thead th,
      thead td {
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      tbody tr + tr > * {
        border-top: 1px solid var(--bl-hairline);
      }
      .swatch {
        display: inline-block;
        width: 0.7em;
        height: 0.7em;
        margin-right: 0.4em;
        border-radius: 2px;
      }
    `,
  ]

  /** Accessible name of the table. */
  @property() label = ''
  /** Names of the columns; empty for a single unnamed column. */
  @property({ attribute: false }) columns: readonly string[] = []
  @property({ attribute: false }) rows: readonly NumberRow[] = []

  override render() {
    return html`<table aria-label=${this.label}>
      ${
        this.columns.length > 0
          ? html`<thead>
              <tr>
                <td></td>
                ${this.columns.map((name) => html`<th scope="col">${name}</th>`)}
              </tr>
            </thead>`
          : nothing
      }
      <tbody>
        ${this.rows.map((row) => this.#row(row))}
      </tbody>
    </table>`
  }

  #row({ id, label, hint, color, values }: NumberRow) {
    return html`<tr data-row=${id}>
      <th scope="row" title=${hint ?? nothing}>
        ${color ? html`<span class="swatch" style="background: ${color}"></span>` : nothing}${label}
      </th>
      ${values.map((value, i) => {
        const digits = this.columns.length > 1 ? 3 : 4
        const name = this.columns[i] ? `${label}, ${this.columns[i]}` : label
        return html`<td>
          ${
            value === undefined
              ? html`<span class="quiet">–</span>`
              : html`<bl-copy label=${name} .text=${String(value)}>${formatNumber(value, digits)}</bl-copy>`
          }
        </td>`
      })}
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-numbers': BlNumbers
  }
}
