import { mostSamples, mostTableText } from '../experiment/spec/values/bounds.ts'
import { cut } from '../experiment/spec/values/error.ts'
import type { TableSpec } from '../experiment/spec/table.ts'
import { commaInList } from './lecture/notation/decimal-comma.ts'
import { parseNumber } from '../math/picture/format.ts'

/** The rows of a table: one of inputs and one of targets for each sample, and one of weights if samples have them. */
export type Rows = Pick<TableSpec, 'inputs' | 'targets' | 'weights'>

const mostQuoted = 40

const numbers = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

/** A line for each sample: inputs | targets, and | weights if there are any. */
export const tableText = ({ inputs, targets, weights }: Rows): string =>
  inputs
    .map((row, n) =>
      [row, targets[n] ?? [], ...(weights ? [weights[n] ?? []] : [])]
        .map((cells) => cells.join(', '))
        .join(' | '),
    )
    .join('\n')

/** Splits a line at its bars. A line without bars is copied from a spreadsheet, so its last `targets` numbers are the targets. */
function groupsOf(line: string, targets: number): string[][] {
  if (line.includes('|')) return line.split('|').map(numbers)
  const cells = numbers(line)
  return [cells.slice(0, -targets), cells.slice(-targets)]
}

/** Reads the rows of a text, or returns a sentence on why it cannot. `targets` is the table's number of targets so far. */
export function parseTable(text: string, targets: number): Rows | string {
  if (text.length > mostTableText) return `A table has at most ${mostTableText / 1e6} million characters.`
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > mostSamples) return `A table has at most ${mostSamples} rows, not ${lines.length}.`
  const rows = lines.map((line) => groupsOf(line, targets))
  const shape = rows[0]?.map((cells) => cells.length)
  if (!shape) return 'Write a row for each sample: inputs | targets.'
  for (const [n, groups] of rows.entries()) {
    const wrong = groups.flat().find((cell) => parseNumber(cell) === undefined)
    if (wrong !== undefined) return `Line ${n + 1}: “${cut(wrong, mostQuoted)}” is not a number.`
    const comma = (lines[n] ?? '').split('|').map(commaInList).find(Boolean)
    if (comma !== undefined)
      return `Line ${n + 1}: “${cut(comma, mostQuoted)}” has a comma. Write ${cut(comma, mostQuoted).replace(',', '.')}, or put a space after the comma.`
    if (groups.length < 2 || groups.length > 3 || groups.some((cells) => cells.length === 0))
      return `Line ${n + 1}: write inputs | targets, or inputs | targets | weights.`
    if (String(groups.map((cells) => cells.length)) !== String(shape))
      return `Line ${n + 1} does not have the same columns as line 1.`
  }
  if (shape[2] !== undefined && shape[2] !== shape[1]) return 'Write one weight for each target.'
  const column = (g: number) =>
    rows.map((groups) => (groups[g] ?? []).map((cell) => parseNumber(cell) ?? NaN))
  const weights = shape[2] === undefined ? undefined : column(2)
  if (weights?.flat().some((weight) => weight < 0)) return 'A weight must not be negative.'
  return { inputs: column(0), targets: column(1), ...(weights && { weights }) }
}
