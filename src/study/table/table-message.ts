import type { CsvColumn, CsvReport } from '../../exchange/table/csv-report.ts'
import type { CsvOptions } from '../../exchange/table/csv-options.ts'
import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'
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

/** A message to the worker: the bytes of the file, or a question about it. */
export type TableRequest =
  { readonly kind: 'file'; readonly bytes: ArrayBuffer } | (TableQuestion & { readonly turn: number })

/** A message of the worker, about the question of a turn. */
export type TableReply =
  | { readonly turn: number; readonly result: TableAnswers[keyof TableAnswers] }
  | { readonly turn: number; readonly issues: readonly ExperimentIssue[] }
