import { mostIssues, mostSamples, mostValues } from '../../experiment/spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'
import { mostClasses } from './bounds.ts'
import { inputNames } from './input-names.ts'
import { isMissing, numberIn } from './cell.ts'
import { chosenColumns, roleOf } from './chosen-columns.ts'
import { columnsOf, type ReadColumn } from './columns.ts'
import { completeOptions, type CompleteOptions, type CsvOptions } from './csv-options.ts'
import type { ColumnRole, CsvColumn, CsvReport, Standardized } from './csv-report.ts'
import { readCsv, type CsvForm, type CsvText } from './csv-text.ts'
import { columnPlace, placeOf, quoted, refuse } from './place.ts'
import { sampled, splitByColumn, splitByShare, type Parts } from './split.ts'
import { standardized } from './standardize.ts'

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

/** Reads a file of rows. @throws ExperimentError with the line where it is no table, or too large */
export function readTable(text: string, form: CsvForm = {}): ReadTable {
  const csv = readCsv(text, form)
  return { csv, columns: columnsOf(csv) }
}

/** The rows that have all values of these columns. @throws ExperimentError where one has not, unless such rows are dropped */
function wholeRows({ csv }: ReadTable, used: readonly ReadColumn[], missing: 'drop' | 'error'): number[] {
  const rows: number[] = []
  const issues: ExperimentIssue[] = []
  const gapped = used.filter((column) => column.missing > 0)
  for (const [n, row] of csv.rows.entries()) {
    const lacks = gapped.find(({ place }) => isMissing(row[place]!))
    if (!lacks) rows.push(n)
    else if (missing === 'error' && issues.length < mostIssues)
      issues.push({
        path: placeOf(csv.lines[n]!, lacks.name),
        message: 'a value is missing: leave out such rows, or the column',
      })
  }
  refuse(issues)
  if (rows.length < 2)
    throw ExperimentError.at(
      '',
      rows.length === 0
        ? 'there is no row that has a value in every column that is used'
        : 'there is only one row that can be used: a table has two at least',
    )
  return rows
}

/** The numbers of a column by the places of the rows. @throws ExperimentError at the cells that are none */
function numbersOf({ csv }: ReadTable, { name, place, mark, wrong }: ReadColumn, rows: readonly number[]) {
  const values: number[] = new Array<number>(csv.rows.length).fill(NaN)
  const issues: ExperimentIssue[] = []
  for (const n of rows) {
    const cell = csv.rows[n]![place]!
    const value = numberIn(cell, mark)
    if (value !== undefined) values[n] = value
    else if (issues.length < mostIssues)
      issues.push({ path: placeOf(csv.lines[n]!, name), message: `${quoted(cell)} is no number` })
  }
  if (wrong !== undefined) refuse(issues)
  return values
}

/** The classes of a column: texts in the order of their first appearance, numbers by their size. */
function classesOf({ csv }: ReadTable, { name, place, type, mark }: ReadColumn, rows: readonly number[]) {
  const found = new Map<string, number>()
  for (const n of rows) {
    const cell = csv.rows[n]![place]!
    if (!found.has(cell)) found.set(cell, found.size)
    if (found.size > mostClasses)
      throw ExperimentError.at(columnPlace(name), `has more than ${mostClasses} values: too many for classes`)
  }
  if (found.size < 2)
    throw ExperimentError.at(columnPlace(name), 'has one class alone: there is nothing to tell apart')
  const names = [...found.keys()]
  return type === 'number' ? names.sort((one, other) => numberIn(one, mark)! - numberIn(other, mark)!) : names
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
  const chosen = chosenColumns(columns, csv.header, options)
  const { inputs, targets, test, task } = chosen
  const [target, ...others] = targets
  if (!target || (task === 'classification' && others.length > 0))
    throw ExperimentError.at('options.target', 'classes come from one column: choose one')
  const used = [...inputs, ...targets, ...(test ? [test] : [])]
  const whole = wholeRows(table, used, options.missing)
  // A cell that is no number is told wherever it is, also in a row that is then not drawn.
  const given_ = [...inputs, ...(task === 'regression' ? targets : [])].map((column) => ({
    name: column.name,
    values: numbersOf(table, column, whole),
  }))
  const classes = task === 'classification' ? classesOf(table, target, whole) : []
  const outputs = task === 'regression' ? targets.length : classes.length === 2 ? 1 : classes.length
  const most = Math.min(mostSamples, Math.floor(mostValues / (inputs.length + outputs + 4)))
  const rows = sampled(whole, most, options.seed)
  const parts = test
    ? splitByColumn(csv, test, rows)
    : splitByShare(rows, options.test as number, options.seed)
  const { scaled, report } = scaledColumns(given_, parts, options)
  const labels = new Map(classes.map((name, k) => [name, targetsOfClass(k, classes.length)]))
  const targetRows = (part: readonly number[]) =>
    task === 'classification'
      ? part.map((n) => [...labels.get(csv.rows[n]![target.place]!)!])
      : rowsOf(scaled.slice(inputs.length), part)
  const inputRows = (part: readonly number[]) => rowsOf(scaled.slice(0, inputs.length), part)
  const { train, test: tested } = parts
  return {
    data: {
      kind: 'table',
      task,
      inputs: inputRows(train),
      targets: targetRows(train),
      ...inputNames(inputs, csv.header),
      ...(tested.length > 0 && { testInputs: inputRows(tested), testTargets: targetRows(tested) }),
    },
    report: {
      delimiter: csv.delimiter,
      header: csv.header,
      task,
      rows: csv.rows.length,
      dropped: csv.rows.length - whole.length,
      leftOut: whole.length - rows.length,
      seed: options.seed,
      train: train.length,
      test: tested.length,
      columns: columns.map((column) => reportedColumn(column, roleOf(column, chosen))),
      classes,
      standardized: report,
    },
  }
}

function scaledColumns(
  columns: readonly { readonly name: string; readonly values: readonly number[] }[],
  { train }: Parts,
  { standardize }: CompleteOptions,
): { readonly scaled: readonly (readonly number[])[]; readonly report: readonly Standardized[] } {
  if (!standardize) return { scaled: columns.map(({ values }) => values), report: [] }
  const all = columns.map(({ name, values }) => ({ name, ...standardized(name, values, train) }))
  return {
    scaled: all.map(({ values }) => values),
    report: all.map(({ name, mean, deviation }) => ({ name, mean, deviation })),
  }
}

/** A column as a report has it, with what it is used for. */
export const reportedColumn = (column: ReadColumn, role: ColumnRole): CsvColumn => ({
  name: column.name,
  place: column.place,
  type: column.type,
  decimalMark: column.mark,
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
