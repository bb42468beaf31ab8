import { textOfBytes } from '../../exchange/incoming/text-bytes.ts'
import { usualInputs, usualTarget } from '../../exchange/table/chosen-columns.ts'
import type { CsvOptions } from '../../exchange/table/csv-options.ts'
import type { ColumnRole } from '../../exchange/table/csv-report.ts'
import { readTable, tableOf, type ReadTable } from '../../exchange/table/table-from-csv.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'
import type { FileRow, FoundTable, MadeTable, TableAnswers, TableQuestion } from './table-message.ts'

/** Rows that are shown of a file. */
const mostShown = 8
/** Cells that are shown of a row. */
const mostCells = 64
/** Letters that are shown of a cell. */
const mostLetters = 60

const oneRow = ({ inputs, targets, testInputs, testTargets, ...rest }: TableSpec): TableSpec => ({
  ...rest,
  inputs: inputs.slice(0, 1),
  targets: targets.slice(0, 1),
  ...(testInputs &&
    testTargets && { testInputs: testInputs.slice(0, 1), testTargets: testTargets.slice(0, 1) }),
})

/** A file that may be a table, and what is asked about it. The file is read anew where it is to be read in another way. */
export class TableFile {
  readonly #text: string | undefined
  #table: ReadTable | undefined

  constructor(bytes: Uint8Array) {
    this.#text = textOfBytes(bytes, true)
  }

  /** @throws ExperimentError with the places where it is no table, or not what was asked for */
  answer<K extends TableQuestion['kind']>(
    question: Extract<TableQuestion, { readonly kind: K }>,
  ): TableAnswers[K]
  answer(question: TableQuestion): TableAnswers[keyof TableAnswers] {
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

  #read(form: Pick<CsvOptions, 'delimiter' | 'header'>): FoundTable {
    if (this.#text === undefined) throw ExperimentError.at('', 'this is no text')
    this.#table = undefined
    this.#table = readTable(this.#text, form)
    const { csv, columns } = this.#table
    const target = usualTarget(columns)
    const inputs = usualInputs(columns, csv.header)
    const roleOf = (column: (typeof columns)[number]): ColumnRole =>
      column === target ? 'target' : inputs.includes(column) ? 'input' : 'none'
    return {
      delimiter: csv.delimiter,
      header: csv.header,
      rows: csv.rows.length,
      columns: columns.map((column) => ({
        name: column.name,
        place: column.place,
        type: column.type,
        decimalMark: column.mark,
        numbers: column.numbers,
        missing: column.missing,
        values: column.values.size,
        role: roleOf(column),
      })),
      first: csv.rows.slice(0, mostShown).map((_, n) => this.#row(n)),
    }
  }

  #make(options: CsvOptions): MadeTable {
    const { data, report } = tableOf(this.#known(), options)
    return { report, like: oneRow(data) }
  }

  /** The rows of lines; those that are none are left out. */
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
    if (!this.#table) throw ExperimentError.at('', 'the file has to be read before anything is made of it')
    return this.#table
  }
}
