import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import { dialogStyle } from '../style/dialog.ts'
import { base } from '../style/tokens.ts'
import { ViewDialog } from '../view-dialog.ts'
import type { SeenValues } from './seen-values.ts'
import type { Cell, ValueTable } from '../value-table.ts'

/** Visible pictures with their values. */
export interface ValuesView {
  readonly pictures: readonly SeenValues[]
  /** Why something visible is missing. */
  readonly note: string
}

/** The visible pictures, each in words and as tables; the first is expanded. Dispatches `close`. */
@customElement('bl-values')
export class BlValues extends ViewDialog<ValuesView> {
  static override readonly styles = [
    base,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(calc(60rem * var(--bl-scale, 1)), 94vw);
      }
      details {
        border-top: 1px solid var(--bl-hairline);
      }
      summary {
        min-height: max(var(--bl-control), var(--bl-touch));
        padding: var(--bl-2) 0;
        font-weight: 600;
        cursor: pointer;
      }
      p {
        margin: 0 0 var(--bl-2);
      }
      .wide {
        max-width: 100%;
        margin-bottom: var(--bl-4);
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: var(--bl-text-small);
        font-variant-numeric: tabular-nums;
      }
      caption {
        padding-bottom: var(--bl-1);
        color: var(--bl-ink-2);
        text-align: left;
      }
      th,
      td {
        padding: var(--bl-1) var(--bl-3) var(--bl-1) 0;
        border-top: 1px solid var(--bl-hairline);
        text-align: right;
        white-space: nowrap;
      }
      th {
        font-weight: 600;
      }
      th:first-child {
        text-align: left;
      }
    `,
  ]

  override render() {
    const { shown } = this
    return html`<wa-dialog label="View as tables" light-dismiss>
      ${shown ? this.#content(shown) : nothing}
    </wa-dialog>`
  }

  #content({ pictures, note }: ValuesView) {
    return html`${note ? html`<p>${note}</p>` : nothing}
    ${pictures.length === 0 && !note ? html`<p>Nothing on screen has values to show.</p>` : nothing}
    ${pictures.map(
      ({ name, said, tables }, i) =>
        html`<details ?open=${i === 0}>
          <summary>${name}</summary>
          ${said ? html`<p>${said}</p>` : nothing} ${tables.map(tableHtml)}
        </details>`,
    )}`
  }
}

const written = (cell: Cell): string => (typeof cell === 'number' ? formatNumber(cell) : cell)

/** Describes how much of a table is shown, if not all. */
function shareOf({ rows, columns, whole }: ValueTable) {
  if (rows.length === whole.rows && columns.length === whole.columns) return nothing
  const [shown, all] = [rows.length, whole.rows].map(formatCount)
  if (whole.columns === columns.length) return html`; ${shown} of ${all} rows`
  // The first column names the rows.
  const [across, allAcross] = [columns.length - 1, whole.columns - 1].map(formatCount)
  return html`; ${shown} of ${all} rows, ${across} of ${allAcross} columns`
}

const tableHtml = (table: ValueTable) =>
  html`<div class="wide" tabindex="0" role="group" aria-label=${table.name}>
    <table>
      <caption>
        ${table.name}${shareOf(table)}
      </caption>
      <thead>
        <tr>
          ${table.columns.map((name) => (name ? html`<th scope="col">${name}</th>` : html`<td></td>`))}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          ([head = '', ...cells]) =>
            html`<tr>
              <th scope="row">${written(head)}</th>
              ${cells.map((cell) => html`<td>${written(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

declare global {
  interface HTMLElementTagNameMap {
    'bl-values': BlValues
  }
}
