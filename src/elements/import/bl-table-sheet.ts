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

/** What a column of a file is used for. */
export type ColumnUse = 'input' | 'target' | 'test' | 'none'

/** A column of a file as it is shown. */
export interface ColumnView {
  readonly name: Authored
  /** From 0. */
  readonly place: number
  /** What was found in it: `numbers`, `3 texts`. */
  readonly found: string
  readonly use: ColumnUse
  /** There is a problem in it. */
  readonly wrong: boolean
}

/** A row of a file as it is shown. */
export interface RowView {
  readonly line: number
  readonly cells: readonly Authored[]
  /** Places of the cells with a problem; the whole row where it is empty. */
  readonly wrong: readonly number[] | undefined
}

/** What is chosen for a file besides its columns. */
export interface TableChoice {
  /** Undefined while the table does not decide it. */
  readonly task: 'regression' | 'classification' | undefined
  readonly standardize: boolean
  readonly missing: 'drop' | 'error'
  /** Share of the rows that is the test part. */
  readonly test: number
  readonly seed: number
  readonly header: boolean
  /** '' in a file whose cells are not separated by a character. */
  readonly delimiter: string
  /** Places of the inputs over which the picture of the function is drawn, across and up, where there are more than two. */
  readonly drawn: readonly [number, number] | undefined
}

/** A file that may be used as data. */
export interface TableView {
  readonly name: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly RowView[]
  /** Rows that are not shown. */
  readonly more: number
  readonly choice: TableChoice
  /** What would be made of it, in a line, and what is left out; '' where nothing can be made. */
  readonly made: string
  /** Further sentences: what is left out, the classes, what becomes of the network. */
  readonly notes: readonly string[]
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  /** It is being read. */
  readonly busy: boolean
}

/** `bl-table-choice`: something is chosen for the file. */
export class TableChoiceEvent extends eventType('bl-table-choice', (change: Partial<TableChoice>) => ({
  change,
})) {}

/** `bl-column-use`: a column gets another use. */
export class ColumnUseEvent extends eventType('bl-column-use', (place: number, use: ColumnUse) => ({
  place,
  use,
})) {}

const uses: Readonly<Record<ColumnUse, string>> = {
  input: 'input',
  target: 'target',
  test: 'says the part',
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
 * A file of rows that may be used as data: its first rows, what each column is used for, and what would be made of it. The words of
 * the file are nobody's to translate, and are put in as they are. Dispatches
 * ColumnUseEvent and TableChoiceEvent, `use` where it is wanted as it is shown, and `close`.
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
        ${busy && !made && problems.length === 0 ? html`<p class="quiet">The file is being read.</p>` : nothing}
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
          hint: 'Empty cells, NA, #N/A, NaN, ? and null count as missing, and dashes and dots among numbers',
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
                hint: 'Share of the rows that no algorithm sees, drawn by the seed',
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
          hint: 'What the test rows are drawn by',
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
          hint: 'Each column less its mean and over its standard deviation, both of the train part',
        },
        choice.standardize,
        (standardize) => put({ standardize }),
      )}
      ${toggleControl(
        { label: 'header row', hint: 'The first row has the names of the columns' },
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
                hint: 'What stands between the cells of a row',
                options: delimiterNames,
              },
              choice.delimiter,
              (delimiter) => put({ delimiter }),
            )
      }
    </div>`
  }

  /** The two inputs of the picture, of which each may be any. */
  #drawn([across, up]: readonly [number, number], columns: readonly ColumnView[]) {
    const inputs = columns.filter(({ use }) => use === 'input')
    const options = inputs.map(({ name, place }) => ({ value: String(place), label: asGiven(name) }))
    const put = (drawn: readonly [number, number]) => this.dispatchEvent(new TableChoiceEvent({ drawn }))
    const hint = 'The picture of the function is drawn over two inputs, with the others at 0'
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
