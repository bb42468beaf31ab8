import { cut, ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'

/** Letters of a name or a cell that a sentence repeats. */
const mostQuoted = 60

/** A text of a file, in quotation marks and not too long. */
export const quoted = (text: string): string => `“${cut(text.replaceAll(/\s+/g, ' '), mostQuoted)}”`

/** What the places of a file count: the lines of a text, or the rows of a sheet or an array. */
export type Counted = 'line' | 'row'

/** A place in a file of rows: `line 7, column "age"`. Lines count from 1. */
export function placeOf(line: number, column?: string, counted: Counted = 'line'): string {
  const place = counted === 'line' ? `line ${line}` : `row ${line}`
  return column === undefined ? place : `${place}, ${columnPlace(column)}`
}

/** A column as a place: `column "age"`. */
export const columnPlace = (column: string): string => `column "${cut(column, mostQuoted)}"`

/** @throws ExperimentError where there are issues */
export function refuse(issues: readonly ExperimentIssue[]): void {
  if (issues.length > 0) throw new ExperimentError(issues)
}
