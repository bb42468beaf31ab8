import { cut, ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'

const mostQuoted = 60

/** Text from a file, in quotation marks and shortened. */
export const quoted = (text: string): string => `“${cut(text.replaceAll(/\s+/g, ' '), mostQuoted)}”`

/** The unit of places in a file: lines of a text, or rows of a sheet or an array. */
export type Counted = 'line' | 'row'

/** A place in a file of rows: `line 7, column "age"`. Lines count from 1. */
export function placeOf(line: number, column?: string, counted: Counted = 'line'): string {
  const place = counted === 'line' ? `line ${line}` : `row ${line}`
  return column === undefined ? place : `${place}, ${columnPlace(column)}`
}

export const columnPlace = (column: string): string => `column "${cut(column, mostQuoted)}"`

/** @throws ExperimentError if there are issues */
export function refuse(issues: readonly ExperimentIssue[]): void {
  if (issues.length > 0) throw new ExperimentError(issues)
}
