import { cut, ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'

/** Letters of a name or a cell that a sentence repeats. */
const mostQuoted = 60

/** A text of a file, in quotation marks and not too long. */
export const quoted = (text: string): string => `“${cut(text.replaceAll(/\s+/g, ' '), mostQuoted)}”`

/** A place in a file of rows: `line 7, column "age"`. Lines count from 1. */
export const placeOf = (line: number, column?: string): string =>
  column === undefined ? `line ${line}` : `line ${line}, ${columnPlace(column)}`

/** A column as a place: `column "age"`. */
export const columnPlace = (column: string): string => `column "${cut(column, mostQuoted)}"`

/** @throws ExperimentError where there are issues */
export function refuse(issues: readonly ExperimentIssue[]): void {
  if (issues.length > 0) throw new ExperimentError(issues)
}
