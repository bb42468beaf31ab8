import type { Authored } from '../../experiment/authored.ts'
import { mostIssues, mostSamples, mostValues } from '../../experiment/spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'
import { mostClasses } from './bounds.ts'
import { tableOfJson } from './json-rows.ts'
import { chosenColumns, roleOf } from './chosen-columns.ts'
import type { DecimalMark } from './cell.ts'
import { inClassOrder } from './class-words.ts'
import { columnsOf, isGap, valueIn, type ReadColumn } from './columns.ts'
import { completeOptions, type ColumnRole, type CsvOptions } from './csv/csv-options.ts'
import { readCsv, type CsvForm, type CsvText } from './csv/csv-text.ts'
import { dayText } from './dates.ts'
import type { SkippedRow } from './heading.ts'
import { pixelsOf, type PixelColumns } from './pixels.ts'
import { columnPlace, placeOf, refuse } from './place.ts'
import { looksLikeRecords } from './rows.ts'
import { sampled, splitByColumn, splitByShare } from './split.ts'
import { standardized, standardizedTogether, type ScaledColumn } from './standardize.ts'
import { inputNames, inputsOf, numbersOf, type TableInput } from './table-inputs.ts'

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

/** Data of an experiment that were made of a file, and what was found in it. */
export interface TableOfCsv {
  readonly data: TableSpec
  readonly report: CsvReport
}

/** A file as it was read: what is in it, before anything is made of it. */
export interface ReadTable {
  readonly csv: CsvText
  readonly columns: readonly ReadColumn[]
}

/** Reads a file of rows, or records in JSON. @throws ExperimentError with the line where it is no table, or too large */
export const readTable = (text: string, form: CsvForm = {}): ReadTable =>
  foundTable(looksLikeRecords(text) ? tableOfJson(text, form) : readCsv(text, form))

/** A table with what is in its columns. */
export const foundTable = (csv: CsvText): ReadTable => ({ csv, columns: columnsOf(csv) })

/** The rows that have all values of these columns. @throws ExperimentError where one has not, unless such rows are dropped */
function wholeRows({ csv }: ReadTable, used: readonly ReadColumn[], missing: 'drop' | 'error'): number[] {
  const rows: number[] = []
  const issues: ExperimentIssue[] = []
  const gapped = used.filter((column) => column.missing > 0)
  for (const [n, row] of csv.rows.entries()) {
    const lacks = gapped.find((column) => isGap(column, row[column.place]!))
    if (!lacks) rows.push(n)
    else if (missing === 'error' && issues.length < mostIssues)
      issues.push({
        path: placeOf(csv.lines[n]!, lacks.name, csv.counted),
        message: 'a value is missing. Leave out rows with missing values, or the column',
      })
  }
  refuse(issues)
  if (rows.length < 2)
    throw ExperimentError.at(
      '',
      rows.length === 0
        ? 'no row has a value in every column that is used'
        : 'only one row can be used. A table needs at least two',
    )
  return rows
}

/** The classes of a column: texts in the order of their first appearance, but no before yes, and numbers by their size. */
function classesOf({ csv }: ReadTable, column: ReadColumn, rows: readonly number[]): readonly string[] {
  const { name, place, type } = column
  const found = new Set<string>()
  for (const n of rows) {
    found.add(csv.rows[n]![place]!)
    if (found.size > mostClasses)
      throw ExperimentError.at(columnPlace(name), `has more than ${mostClasses} values: too many for classes`)
  }
  if (found.size < 2)
    throw ExperimentError.at(
      columnPlace(name),
      'has only one class. Choose a column with two classes or more',
    )
  return type === 'text'
    ? inClassOrder([...found])
    : [...found].sort((one, other) => valueIn(column, one)! - valueIn(column, other)!)
}

/** Class k of so many as targets: -1 and 1 for two, else one-hot. */
const targetsOfClass = (label: number, classes: number): number[] =>
  classes === 2 ? [label === 1 ? 1 : -1] : Array.from({ length: classes }, (_, k) => (k === label ? 1 : 0))

/** Columns of numbers as rows of a part. */
const rowsOf = (columns: readonly (readonly number[])[], part: readonly number[]): number[][] =>
  part.map((n) => columns.map((values) => values[n]!))

/** Makes data of a file that was read. @throws ExperimentError as tableFromCsv does */
export function tableOf(table: ReadTable, given: CsvOptions = {}): TableOfCsv {
  const options = completeOptions(given)
  const { csv, columns } = table
  const chosen = chosenColumns(columns, csv, options)
  const { inputs, targets, test, task } = chosen
  const [target, ...others] = targets
  if (!target || (task === 'classification' && others.length > 0))
    throw ExperimentError.at('options.target', 'classes come from one column. Choose one')
  const used = [...inputs, ...targets, ...(test ? [test] : [])]
  const whole = wholeRows(table, used, options.missing)
  // A cell that is no number is told wherever it is, also in a row that is then not drawn.
  const given_ = inputs.flatMap((column) => inputsOf(csv, column, whole))
  const numbers = task === 'regression' ? targets.map((column) => targetOf(csv, column, whole)) : []
  const classes = task === 'classification' ? classesOf(table, target, whole) : []
  const outputs = task === 'regression' ? targets.length : classes.length === 2 ? 1 : classes.length
  const most = Math.min(mostSamples, Math.floor(mostValues / (given_.length + outputs + 4)))
  const rows = sampled(whole, most, options.seed)
  const parts = test
    ? splitByColumn(csv, test, rows)
    : splitByShare(rows, options.test as number, options.seed)
  const pictures = picturesOf(columns, inputs)
  const standard = options.standardize ? scaledColumns(given_, numbers, parts.train, !!pictures) : undefined
  const scaled = (standard ?? [...given_, ...numbers]).map(({ values }) => values)
  const labels = new Map(classes.map((name, k) => [name, targetsOfClass(k, classes.length)]))
  const targetRows = (part: readonly number[]) =>
    task === 'classification'
      ? part.map((n) => [...labels.get(csv.rows[n]![target.place]!)!])
      : rowsOf(scaled.slice(given_.length), part)
  const inputRows = (part: readonly number[]) => rowsOf(scaled.slice(0, given_.length), part)
  const { train, test: tested } = parts
  return {
    data: {
      kind: 'table',
      task,
      inputs: inputRows(train),
      targets: targetRows(train),
      ...inputNames(given_, csv.header),
      ...(pictures && { picture: pictures.side }),
      ...(tested.length > 0 && { testInputs: inputRows(tested), testTargets: targetRows(tested) }),
    },
    report: {
      delimiter: csv.delimiter,
      header: csv.header,
      task,
      inputs: given_.length,
      skipped: csv.skipped,
      ...(csv.sheets && { sheets: csv.sheets }),
      rows: csv.rows.length,
      dropped: csv.rows.length - whole.length,
      leftOut: whole.length - rows.length,
      seed: options.seed,
      train: train.length,
      test: tested.length,
      columns: columns.map((column) => reportedColumn(column, roleOf(column, chosen))),
      classes,
      standardized: (standard ?? []).map(({ name, mean, deviation }) => ({ name, mean, deviation })),
    },
  }
}

/** The pixels of the pictures that the inputs are; `undefined` if they are no pictures, or others are among them. */
function picturesOf(columns: readonly ReadColumn[], inputs: readonly ReadColumn[]): PixelColumns | undefined {
  const found = pixelsOf(columns)
  const isAll =
    found?.pixels.length === inputs.length && found.pixels.every((pixel, i) => pixel === inputs[i])
  return isAll ? found : undefined
}

/** The numbers of a target. */
const targetOf = (csv: CsvText, column: ReadColumn, rows: readonly number[]): TableInput => ({
  name: column.name,
  column: column.name,
  place: column.place,
  values: numbersOf(csv, column, rows),
  isIndicator: false,
})

function scaledColumns(
  inputs: readonly TableInput[],
  targets: readonly TableInput[],
  train: readonly number[],
  arePictures: boolean,
): readonly ScaledColumn[] {
  const each = (columns: readonly TableInput[]) => columns.map((column) => standardized(column, train))
  return [...(arePictures ? standardizedTogether(inputs, train) : each(inputs)), ...each(targets)]
}

/** A column as a report has it, with what it is used for. */
export const reportedColumn = (column: ReadColumn, role: ColumnRole): CsvColumn => ({
  name: column.name,
  place: column.place,
  type: column.type,
  decimalMark: column.mark,
  ...(column.type === 'date' && { since: dayText(column.since) }),
  numbers: column.numbers,
  missing: column.missing,
  values: column.values.size,
  role,
})

/**
 * Makes data of a file of rows: a table with semicolons, tabs, bars or commas, decimal points or commas, quoted cells, a byte-order mark
 * and any ends of lines. Texts of the target become classes in the order of their first appearance: -1 and 1 of two, one-hot of more.
 * Where there are more than 65,536 rows, so many are drawn from the seed.
 * @throws ExperimentError at places such as `line 7, column "age"`, and nothing else
 */
export const tableFromCsv = (text: string, options: CsvOptions = {}): TableOfCsv => {
  const { delimiter, header } = completeOptions(options)
  return tableOf(readTable(text, { delimiter, header }), options)
}
