import type { Authored } from '../../experiment/authored.ts'
import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { eventType } from '../event-type.ts'
import { choiceControl, numberControl, toggleControl } from '../controls/fields/fields.ts'
import { dialogStyle } from '../style/dialog.ts'
import { base, buttons } from '../style/tokens.ts'
import { tableStyle } from './table-style.ts'
import { ViewDialog } from '../view-dialog.ts'
import { asGiven } from '../../words/language/language.ts'

/** The use of a column of a file. */
export type ColumnUse = 'input' | 'target' | 'test' | 'none'

/** A column of the preview. */
export interface ColumnView {
  readonly name: Authored
  /** Index of the column in the file, from 0. */
  readonly place: number
  /** Its detected content, such as `numbers` or `3 texts`. */
  readonly found: string
  readonly use: ColumnUse
  /** Whether it has a problem. */
  readonly wrong: boolean
}

/** A row of the preview. */
export interface RowView {
  readonly line: number
  readonly cells: readonly Authored[]
  /** Indices of the cells with a problem; if the array is empty, the whole row has one. */
  readonly wrong: readonly number[] | undefined
}

/** The import settings other than the use of columns. */
export interface TableChoice {
  /** Undefined until chosen, if the table does not determine it. */
  readonly task: 'regression' | 'classification' | undefined
  readonly standardize: boolean
  readonly missing: 'drop' | 'error'
  /** Fraction of the rows in the test set. */
  readonly test: number
  readonly seed: number
  readonly header: boolean
  /** '' if no character separates the cells, as in a workbook. */
  readonly delimiter: string
  /** Indices of the inputs on the axes of the function’s picture, horizontal and vertical; undefined for up to two inputs. */
  readonly drawn: readonly [number, number] | undefined
}

/** A table to import as data. */
export interface TableView {
  readonly name: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly RowView[]
  /** Number of rows that are not shown. */
  readonly more: number
  readonly choice: TableChoice
  /** The resulting data in one line; '' if the table cannot be used. */
  readonly made: string
  /** Further sentences: skipped rows, the classes, and changes to the network. */
  readonly notes: readonly string[]
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  /** Whether the file is still being read. */
  readonly busy: boolean
}

/** `bl-table-choice`: the user changes import settings. */
export class TableChoiceEvent extends eventType('bl-table-choice', (change: Partial<TableChoice>) => ({
  change,
})) {}

/** `bl-column-use`: the user changes the use of a column. */
export class ColumnUseEvent extends eventType('bl-column-use', (place: number, use: ColumnUse) => ({
  place,
  use,
})) {}

const uses: Readonly<Record<ColumnUse, string>> = {
  input: 'input',
  target: 'target',
  test: 'train or test',
  none: 'not used',
}

const delimiterNames = [
  { value: ',', label: 'commas' },
  { value: ';', label: 'semicolons' },
  { value: '\t', label: 'tabs' },
  { value: '|', label: 'bars' },
  { value: ' ', label: 'spaces' },
]

/**
 * The dialog that imports a table as data: its first rows, the use of each column, and the result. Text from the file is shown as it is,
 * never translated. Dispatches ColumnUseEvent, TableChoiceEvent, `use` to accept the table as shown, and `close`.
 */
@customElement('bl-table-sheet')
export class BlTableSheet extends ViewDialog<TableView> {
  static override readonly styles = [base, buttons, dialogStyle, tableStyle]

  override render() {
    const { shown } = this
    return html`<wa-dialog label=${shown?.name ?? ''}> ${shown ? this.#sheet(shown) : nothing} </wa-dialog>`
  }

  #sheet(view: TableView) {
    const { columns, choice, made, notes, problems, busy } = view
    return html`
      ${columns.length > 0 ? this.#rows(view) : nothing}
      <div role="status">
        ${made ? html`<p class="made">${made}</p>` : nothing}
        ${busy && !made && problems.length === 0 ? html`<p class="quiet">Reading the file …</p>` : nothing}
      </div>
      ${
        problems.length > 0
          ? html`<ol aria-label="Problems">
              ${problems.map(({ path, message }) => html`<li>${path ? html`<b>${path}</b>: ` : nothing}${message}</li>`)}
            </ol>`
          : nothing
      }
      ${columns.length > 0 ? this.#choices(choice, columns) : nothing}
      <div class="notes">${notes.map((note) => html`<p class="quiet">${note}</p>`)}</div>
      <div class="acts foot">
        <button
          class="button primary"
          ?disabled=${made === '' || busy}
          @click=${() => this.dispatchEvent(new Event('use'))}
        >
          Use it
        </button>
        <span class="grow"></span>
        <button class="button bare" @click=${() => this.hide()}>Not now</button>
      </div>
    `
  }

  #rows({ columns, rows, more }: TableView) {
    return html`<div class="rows" tabindex="0" role="group" aria-label="The first rows">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">Line</span></th>
            ${columns.map((column) => this.#column(column))}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row, columns))}
        </tbody>
      </table>
      ${more > 0 ? html`<p class="quiet more">and ${more} more</p>` : nothing}
    </div>`
  }

  #column({ name, place, found, use, wrong }: ColumnView) {
    return html`<th scope="col" data-use=${use} class=${wrong ? 'wrong' : nothing}>
      <span .textContent=${name}></span>
      <div class="quiet">${found}</div>
      <select
        aria-label="Use of ${asGiven(name)}"
        .value=${use}
        @change=${({ target }: Event) =>
          this.dispatchEvent(new ColumnUseEvent(place, (target as HTMLSelectElement).value as ColumnUse))}
      >
        ${Object.entries(uses).map(([value, label]) => html`<option value=${value} ?selected=${value === use}>${label}</option>`)}
      </select>
    </th>`
  }

  #row({ line, cells, wrong }: RowView, columns: readonly ColumnView[]) {
    return html`<tr class=${wrong?.length === 0 ? 'wrong' : nothing}>
      <th scope="row">${line}</th>
      ${columns.map(
        ({ place, use }) =>
          html`<td
            data-use=${use}
            class=${wrong?.includes(place) ? 'wrong' : nothing}
            .textContent=${cells[place] ?? ''}
          ></td>`,
      )}
    </tr>`
  }

  #choices(choice: TableChoice, columns: readonly ColumnView[]) {
    const put = (change: Partial<TableChoice>) => this.dispatchEvent(new TableChoiceEvent(change))
    const parted = columns.some(({ use }) => use === 'test')
    return html`<div class="choices">
      ${choiceControl(
        {
          label: 'task',
          hint: 'Numbers to predict, or classes to distinguish',
          options: [
            ...(choice.task ? [] : [{ value: '', label: 'not decided yet' }]),
            ...['regression', 'classification'].map((value) => ({ value, label: value })),
          ],
        },
        choice.task ?? '',
        (task) => task !== '' && put({ task: task === 'classification' ? task : 'regression' }),
      )}
      ${choiceControl(
        {
          label: 'missing values',
          hint: 'Empty cells, NA, #N/A, NaN, ? and null count as missing. Among numbers, dashes and dots do too.',
          options: [
            { value: 'drop', label: 'skip the row' },
            { value: 'error', label: 'stop with an error' },
          ],
        },
        choice.missing,
        (missing) => put({ missing: missing === 'drop' ? missing : 'error' }),
      )}
      ${
        parted
          ? nothing
          : numberControl(
              {
                label: 'test share',
                hint: 'Fraction of the rows held out for testing, drawn at random with the seed',
                max: 0.9,
                most: 0.99,
              },
              choice.test,
              (test, live) => live || put({ test }),
            )
      }
      ${numberControl(
        {
          label: 'seed',
          hint: 'Seed of the random draw of test rows',
          plain: true,
          whole: true,
          least: 0,
          most: 0xffffffff,
        },
        choice.seed,
        (seed) => put({ seed }),
      )}
      ${toggleControl(
        {
          label: 'standardise',
          hint: 'Subtract each column’s mean and divide by its standard deviation, both over the training set',
        },
        choice.standardize,
        (standardize) => put({ standardize }),
      )}
      ${toggleControl(
        { label: 'header row', hint: 'The first row contains the column names' },
        choice.header,
        (header) => put({ header }),
      )}
      ${choice.drawn ? this.#drawn(choice.drawn, columns) : nothing}
      ${
        choice.delimiter === ''
          ? nothing
          : choiceControl(
              {
                label: 'separator',
                hint: 'The character between the cells of a row',
                options: delimiterNames,
              },
              choice.delimiter,
              (delimiter) => put({ delimiter }),
            )
      }
    </div>`
  }

  /** Choices of the two inputs on the axes; choosing the other axis’s input swaps them. */
  #drawn([across, up]: readonly [number, number], columns: readonly ColumnView[]) {
    const inputs = columns.filter(({ use }) => use === 'input')
    const options = inputs.map(({ name, place }) => ({ value: String(place), label: asGiven(name) }))
    const put = (drawn: readonly [number, number]) => this.dispatchEvent(new TableChoiceEvent({ drawn }))
    const hint = 'The function is drawn over two inputs, with the others at 0'
    return [
      choiceControl({ label: 'horizontal axis', hint, options }, String(across), (place) =>
        put([Number(place), Number(place) === up ? across : up]),
      ),
      choiceControl({ label: 'vertical axis', hint, options }, String(up), (place) =>
        put([Number(place) === across ? up : across, Number(place)]),
      ),
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-table-sheet': BlTableSheet
  }
}
