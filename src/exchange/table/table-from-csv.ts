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
  /** The sign before its decimals. */
  readonly decimalMark: DecimalMark
  /** The day from which the days of a column of dates are counted, as `2012-01-31`. */
  readonly since?: string
  /** Number of cells that are numbers, or dates in a column of dates. */
  readonly numbers: number
  readonly missing: number
  /** Number of distinct values, up to a thousand. */
  readonly values: number
  readonly role: ColumnRole
}

/** The mean and standard deviation of the training set by which a column was standardised. */
export interface Standardized {
  readonly name: Authored
  readonly mean: number
  readonly deviation: number
}

/** What was found in a file, and how it was used. */
export interface CsvReport {
  readonly delimiter: string
  readonly header: boolean
  readonly task: 'regression' | 'classification'
  /** Inputs of the network: one for each column of numbers or dates, and one for each value of a text. */
  readonly inputs: number
  /** Rows that do not belong to the table: titles, its size, units. */
  readonly skipped: readonly SkippedRow[]
  /** Names of the sheets of a workbook, of which the first is read. */
  readonly sheets?: readonly Authored[]
  /** Rows of the file, without the one with the names. */
  readonly rows: number
  /** Rows left out because of a missing value. */
  readonly dropped: number
  /** Rows left out because a table cannot have so many. Those that are kept were drawn with the seed. */
  readonly leftOut: number
  readonly seed: number
  /** Rows of the training set and of the test set. */
  readonly train: number
  readonly test: number
  readonly columns: readonly CsvColumn[]
  /** Names of the classes, in the order of their numbers; empty for regression. */
  readonly classes: readonly Authored[]
  readonly standardized: readonly Standardized[]
}

/** Data of an experiment made from a file, and a report on it. */
export interface TableOfCsv {
  readonly data: TableSpec
  readonly report: CsvReport
}

/** A file that was read, before any data are made from it. */
export interface ReadTable {
  readonly csv: CsvText
  readonly columns: readonly ReadColumn[]
}

/** Reads a file of rows, or of JSON records. @throws ExperimentError with the line if it is not a table, or too large */
export const readTable = (text: string, form: CsvForm = {}): ReadTable =>
  foundTable(looksLikeRecords(text) ? tableOfJson(text, form) : readCsv(text, form))

export const foundTable = (csv: CsvText): ReadTable => ({ csv, columns: columnsOf(csv) })

/** The rows with a value in each of these columns. @throws ExperimentError if a value is missing, unless such rows are dropped */
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

/** The classes of a column: texts in the order of their first appearance, except that no comes before yes, and numbers by size. */
function classesOf({ csv }: ReadTable, column: ReadColumn, rows: readonly number[]): readonly string[] {
  const { name, place, type } = column
  const found = new Set<string>()
  for (const n of rows) {
    found.add(csv.rows[n]![place]!)
    if (found.size > mostClasses)
      throw ExperimentError.at(
        columnPlace(name),
        `has more than ${mostClasses} values, too many for classes. Choose another target`,
      )
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

/** The targets of a class: -1 or 1 for two classes, one-hot for more. */
const targetsOfClass = (label: number, classes: number): number[] =>
  classes === 2 ? [label === 1 ? 1 : -1] : Array.from({ length: classes }, (_, k) => (k === label ? 1 : 0))

const rowsOf = (columns: readonly (readonly number[])[], part: readonly number[]): number[][] =>
  part.map((n) => columns.map((values) => values[n]!))

/** Makes data from a file that was read. @throws ExperimentError like tableFromCsv */
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
  // Reading all rows first makes sure that a bad cell is reported even if its row is not drawn.
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

/** The pixels of pictures, if the inputs are exactly these; otherwise `undefined`. */
function picturesOf(columns: readonly ReadColumn[], inputs: readonly ReadColumn[]): PixelColumns | undefined {
  const found = pixelsOf(columns)
  const isAll =
    found?.pixels.length === inputs.length && found.pixels.every((pixel, i) => pixel === inputs[i])
  return isAll ? found : undefined
}

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

/** A column of the report. */
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
 * Makes data from a file of rows. The file may have semicolons, tabs, bars or commas, decimal points or commas, quoted cells, a byte-order
 * mark and any line endings. Texts of the target become classes in the order of their first appearance: -1 and 1 for two classes, one-hot
 * for more. If there are more than 65,536 rows, that many are drawn with the seed.
 * @throws ExperimentError at places such as `line 7, column "age"`, and nothing else
 */
export const tableFromCsv = (text: string, options: CsvOptions = {}): TableOfCsv => {
  const { delimiter, header } = completeOptions(options)
  return tableOf(readTable(text, { delimiter, header }), options)
}
