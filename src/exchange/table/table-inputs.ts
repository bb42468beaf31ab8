import { unseenLetters, type TableSpec } from '../../experiment/spec/table.ts'
import { mostInputName, mostIssues, mostNamedInputs } from '../../experiment/spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { inClassOrder } from './class-words.ts'
import { isGap, valueIn, type ReadColumn } from './columns.ts'
import type { CsvText } from './csv/csv-text.ts'
import { columnPlace, placeOf, quoted, refuse } from './place.ts'
import { mostIndicators } from './default-columns.ts'

/** An input of the network, with its values by the index of the row. */
export interface TableInput {
  readonly name: string
  readonly column: string
  /** The index of the column, from 0. */
  readonly place: number
  readonly values: readonly number[]
  /** True if the values are 1 in rows with a certain text and 0 in others. */
  readonly isIndicator: boolean
}

/** The numbers of a column, by the index of the row. @throws ExperimentError at the cells without one */
export function numbersOf(csv: CsvText, column: ReadColumn, rows: readonly number[]): readonly number[] {
  const values = new Array<number>(csv.rows.length).fill(NaN)
  const issues: ExperimentIssue[] = []
  for (const n of rows) {
    const cell = csv.rows[n]![column.place]!
    const value = valueIn(column, cell)
    if (value !== undefined) values[n] = value
    else if (issues.length < mostIssues)
      issues.push({
        path: placeOf(csv.lines[n]!, column.name, csv.counted),
        message: `${quoted(cell)} is not a number`,
      })
  }
  if (column.wrong !== undefined) refuse(issues)
  return values
}

/** True of a text column that becomes indicators, because less than half of its values are numbers. */
export const hasIndicators = ({ type, numbers, missing }: ReadColumn, rows: number): boolean =>
  type === 'text' && numbers < (rows - missing) / 2

/** The values of a text that get an indicator. If there are two, only the second does. */
export function indicated(column: ReadColumn): readonly string[] {
  const values = inClassOrder([...column.values].filter((value) => !isGap(column, value)))
  return values.length === 2 ? values.slice(1) : values
}

/** The inputs made from a column. @throws ExperimentError at cells that are not numbers, or if a text has too many values */
export function inputsOf(csv: CsvText, column: ReadColumn, rows: readonly number[]): readonly TableInput[] {
  const { name, place, type, values } = column
  if (!hasIndicators(column, csv.rows.length)) {
    const unit = type === 'date' ? `${name} (days)` : name
    return [{ name: unit, column: name, place, values: numbersOf(csv, column, rows), isIndicator: false }]
  }
  if (values.size > mostIndicators)
    throw ExperimentError.at(
      columnPlace(name),
      `has more than ${mostIndicators} different texts, too many for inputs. Leave it out`,
    )
  return indicated(column).map((value) => ({
    name: `${name} = ${value}`,
    column: name,
    place,
    values: csv.rows.map((row) => (row[place] === value ? 1 : 0)),
    isIndicator: true,
  }))
}

const unseen = new RegExp(unseenLetters, 'gu')

/** A name on one line, clipped to what a table allows; `column 3` if it would be invisible. */
function shown(name: string, place: number): string {
  const line = name.replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim()
  if (line === '') return `column ${place + 1}`
  if (line.length <= mostInputName) return line
  // Do not split a surrogate pair.
  return `${line.slice(0, mostInputName - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
}

/** The names of a table's inputs; nothing if the file has no names, or more inputs than a table may name. */
export const inputNames = (inputs: readonly TableInput[], header: boolean): Pick<TableSpec, 'inputNames'> =>
  header && inputs.length <= mostNamedInputs
    ? { inputNames: inputs.map(({ name, place }) => shown(name, place)) }
    : {}
