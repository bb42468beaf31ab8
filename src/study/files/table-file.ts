import { beginsWith, npyMark, textOfBytes, zipMark } from '../../exchange/incoming/incoming.ts'
import { tableOfArrays } from '../../exchange/file-rows/array-rows.ts'
import type { CsvForm } from '../../exchange/table/csv/csv-text.ts'
import { tableOfWorkbook } from '../../exchange/file-rows/sheet-rows.ts'
import { defaultColumns } from '../../exchange/table/default-columns.ts'
import type { ColumnRole, CsvOptions } from '../../exchange/table/csv/csv-options.ts'
import {
  foundTable,
  readTable,
  reportedColumn,
  tableOf,
  type CsvColumn,
  type CsvReport,
  type ReadTable,
} from '../../exchange/table/table-from-csv.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'

export interface FileRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** The contents of a file before it is converted. */
export interface FoundTable {
  readonly delimiter: string
  readonly header: boolean
  /** Each with its usual role. */
  readonly columns: readonly CsvColumn[]
  readonly rows: number
  readonly first: readonly FileRow[]
}

/** The converted file: its report, and a table with one row of each part, which is typical of all rows. */
export interface MadeTable {
  readonly report: CsvReport
  readonly like: TableSpec
}

/** A question about a table file: its contents, the result of some options, all data for them, or rows by their lines. */
export type TableQuestion =
  | { readonly kind: 'read'; readonly form: Pick<CsvOptions, 'delimiter' | 'header'> }
  | { readonly kind: 'make'; readonly options: CsvOptions }
  | { readonly kind: 'take'; readonly options: CsvOptions }
  | { readonly kind: 'rows'; readonly lines: readonly number[] }

export interface TableAnswers {
  readonly read: FoundTable
  readonly make: MadeTable
  readonly take: TableSpec
  readonly rows: readonly FileRow[]
}

/** Rows shown of a file. */
const mostShown = 8
/** Cells shown of a row. */
const mostCells = 64
/** Characters shown of a cell. */
const mostLetters = 60

const oneRow = ({ inputs, targets, testInputs, testTargets, ...rest }: TableSpec): TableSpec => ({
  ...rest,
  inputs: inputs.slice(0, 1),
  targets: targets.slice(0, 1),
  ...(testInputs &&
    testTargets && { testInputs: testInputs.slice(0, 1), testTargets: testTargets.slice(0, 1) }),
})

/** Reads the table in the bytes of a workbook, a NumPy file or a text. */
async function tableIn(bytes: Uint8Array, form: CsvForm): Promise<ReadTable> {
  if (beginsWith(bytes, zipMark)) return foundTable(await tableOfWorkbook(bytes, form))
  if (beginsWith(bytes, npyMark)) return foundTable(tableOfArrays(bytes))
  const text = textOfBytes(bytes, true)
  if (text === undefined) throw ExperimentError.at('', 'this file is not text')
  return readTable(text, form)
}

/** A file that may be a table, and the answers about it. It is read again when the options change how it is read. */
export class TableFile {
  readonly #bytes: Uint8Array
  #table: ReadTable | undefined

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Rejects with an ExperimentError that names the places in the file if it is not a table, or not the requested one. */
  answer<K extends TableQuestion['kind']>(
    question: Extract<TableQuestion, { readonly kind: K }>,
  ): Promise<TableAnswers[K]>
  async answer(question: TableQuestion): Promise<TableAnswers[keyof TableAnswers]> {
    switch (question.kind) {
      case 'read':
        return this.#read(question.form)
      case 'make':
        return this.#make(question.options)
      case 'take':
        return tableOf(this.#known(), question.options).data
      case 'rows':
        return this.#rows(question.lines)
    }
  }

  async #read(form: Pick<CsvOptions, 'delimiter' | 'header'>): Promise<FoundTable> {
    this.#table = undefined
    this.#table = await tableIn(this.#bytes, form)
    const { csv, columns } = this.#table
    const { target, inputs } = defaultColumns(columns, csv)
    const roleOf = (column: (typeof columns)[number]): ColumnRole =>
      column === target ? 'target' : inputs.includes(column) ? 'input' : 'none'
    return {
      delimiter: csv.delimiter,
      header: csv.header,
      rows: csv.rows.length,
      columns: columns.map((column) => reportedColumn(column, roleOf(column))),
      first: csv.rows.slice(0, mostShown).map((_, n) => this.#row(n)),
    }
  }

  #make(options: CsvOptions): MadeTable {
    const { data, report } = tableOf(this.#known(), options)
    return { report, like: oneRow(data) }
  }

  #rows(lines: readonly number[]): readonly FileRow[] {
    const { csv } = this.#known()
    const wanted = new Set(lines)
    return csv.lines.flatMap((line, n) => (wanted.has(line) ? [this.#row(n)] : [])).slice(0, mostShown)
  }

  #row(n: number): FileRow {
    const { csv } = this.#known()
    const cells = csv.rows[n]!.slice(0, mostCells).map((cell) => cell.slice(0, mostLetters))
    return { line: csv.lines[n]!, cells }
  }

  #known(): ReadTable {
    if (!this.#table) throw ExperimentError.at('', 'the file must be read first')
    return this.#table
  }
}
