import type { CsvColumn, CsvReport } from '../../exchange/table/csv-report.ts'
import type { CsvOptions } from '../../exchange/table/csv-options.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'

/** A row of the file with its line. */
export interface FileRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What is in a file, before anything is made of it. */
export interface FoundTable {
  readonly delimiter: string
  readonly header: boolean
  /** Each with what it is usually used for. */
  readonly columns: readonly CsvColumn[]
  readonly rows: number
  /** Its first rows. */
  readonly first: readonly FileRow[]
}

/** What is made of a file: what the report says, and a table of one row of each part, of which all others are like it. */
export interface MadeTable {
  readonly report: CsvReport
  readonly like: TableSpec
}

/** What a worker that has a file is asked: what is in it, what some options make of it, all data of these, rows by their lines. */
export type TableQuestion =
  | { readonly kind: 'read'; readonly form: Pick<CsvOptions, 'delimiter' | 'header'> }
  | { readonly kind: 'make'; readonly options: CsvOptions }
  | { readonly kind: 'take'; readonly options: CsvOptions }
  | { readonly kind: 'rows'; readonly lines: readonly number[] }

/** The answer to each kind of question. */
export interface TableAnswers {
  readonly read: FoundTable
  readonly make: MadeTable
  readonly take: TableSpec
  readonly rows: readonly FileRow[]
}
