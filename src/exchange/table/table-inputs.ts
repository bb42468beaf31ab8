import { mostIssues } from '../../experiment/spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { inClassOrder } from './class-words.ts'
import { isGap, valueIn, type ReadColumn } from './columns.ts'
import type { CsvText } from './csv-text.ts'
import { columnPlace, placeOf, quoted, refuse } from './place.ts'
import { mostIndicators } from './usual-columns.ts'

/** A number that a column gives to the network: its values by the places of the rows. */
export interface TableInput {
  readonly name: string
  /** The name of its column. */
  readonly column: string
  /** Place of the column, from 0. */
  readonly place: number
  readonly values: readonly number[]
  /** 1 in rows with a value of a text, 0 in others. */
  readonly isIndicator: boolean
}

/** The numbers of a column by the places of the rows. @throws ExperimentError at the cells without one */
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
        message: `${quoted(cell)} is no number`,
      })
  }
  if (column.wrong !== undefined) refuse(issues)
  return values
}

/** True of a column that is given to the network as indicators, one for each value: a text in which less than half are numbers. */
export const hasIndicators = ({ type, numbers, missing }: ReadColumn, rows: number): boolean =>
  type === 'text' && numbers < (rows - missing) / 2

/** The values of a text for which there are indicators: of two values the second has the only one. */
export function indicated(column: ReadColumn): readonly string[] {
  const values = inClassOrder([...column.values].filter((value) => !isGap(column, value)))
  return values.length === 2 ? values.slice(1) : values
}

/** The inputs that a column becomes. @throws ExperimentError at cells that are no numbers, or where a text has too many values */
export function inputsOf(csv: CsvText, column: ReadColumn, rows: readonly number[]): readonly TableInput[] {
  const { name, place, type, values } = column
  if (!hasIndicators(column, csv.rows.length)) {
    const unit = type === 'date' ? `${name} (days)` : name
    return [{ name: unit, column: name, place, values: numbersOf(csv, column, rows), isIndicator: false }]
  }
  if (values.size > mostIndicators)
    throw ExperimentError.at(
      columnPlace(name),
      `has more than ${mostIndicators} texts: too many for inputs. Leave it out`,
    )
  return indicated(column).map((value) => ({
    name: `${name} = ${value}`,
    column: name,
    place,
    values: csv.rows.map((row) => (row[place] === value ? 1 : 0)),
    isIndicator: true,
  }))
}
