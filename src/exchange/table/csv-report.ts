import type { Authored } from '../../experiment/authored.ts'
import type { DecimalMark } from './cell.ts'
import type { SkippedRow } from './heading.ts'

/** What a column of a file is used for. */
export type ColumnRole = 'input' | 'target' | 'test' | 'none'

/** A column of a file, as it was found, and what it is used for. */
export interface CsvColumn {
  readonly name: Authored
  /** From 0. */
  readonly place: number
  /** `number` if every value is a number, `date` if every value is a date, `empty` if there are no values. */
  readonly type: 'number' | 'date' | 'text' | 'empty'
  /** What stands before its decimals. */
  readonly decimalMark: DecimalMark
  /** The day from which the days of a column of dates are counted, as `2012-01-31`. */
  readonly since?: string
  /** Cells that are numbers, or dates in a column of dates. */
  readonly numbers: number
  /** Rows in which its value is missing. */
  readonly missing: number
  /** Values that differ, up to a thousand. */
  readonly values: number
  readonly role: ColumnRole
}

/** A column less its mean and over its standard deviation, both of the train part. */
export interface Standardized {
  readonly name: Authored
  readonly mean: number
  readonly deviation: number
}

/** What was found in a file, and what was made of it. */
export interface CsvReport {
  readonly delimiter: string
  readonly header: boolean
  readonly task: 'regression' | 'classification'
  /** Inputs of the network: one for each column of numbers or dates, and one for each value of a text. */
  readonly inputs: number
  /** Rows that are no part of the table: titles, its size, units. */
  readonly skipped: readonly SkippedRow[]
  /** Names of the sheets of a workbook, of which the first is read. */
  readonly sheets?: readonly Authored[]
  /** Rows of the file, without that of the names. */
  readonly rows: number
  /** Rows that were left out since a value is missing. */
  readonly dropped: number
  /** Rows that were left out since there are more than a table may have; those that are kept were drawn from the seed. */
  readonly leftOut: number
  readonly seed: number
  /** Rows of the train part and of the test part. */
  readonly train: number
  readonly test: number
  readonly columns: readonly CsvColumn[]
  /** Names of the classes, in the order of their numbers; none of a regression. */
  readonly classes: readonly Authored[]
  readonly standardized: readonly Standardized[]
}
