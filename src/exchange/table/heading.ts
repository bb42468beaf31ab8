import type { Authored } from '../../experiment/authored.ts'
import { isDash, isMissing, numberIn } from './cell.ts'
import { daysIn } from './dates.ts'
import { quoted } from './place.ts'

type Row = readonly string[]

/** A row of a file that does not belong to its table: a title, the size of the table, or units. */
export interface SkippedRow {
  readonly kind: 'title' | 'size' | 'units'
  /** From 1. */
  readonly line: number
  /** The beginning of the row. */
  readonly text: Authored
}

const mostTried = 50
const mostTitles = 10
const longestUnit = 30

const isNumber = (cell: string): boolean =>
  numberIn(cell, '.') !== undefined || numberIn(cell, ',') !== undefined

const isValue = (cell: string): boolean =>
  isNumber(cell) || daysIn(cell, 'day first') !== undefined || daysIn(cell, 'month first') !== undefined

const hasNumber = (row: Row): boolean => row.some(isValue)

const filled = (row: Row): number => row.filter((cell) => cell !== '').length

/** The most frequent number of cells in the first rows; the larger one in a tie. */
export function defaultWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows.slice(0, mostTried)) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [most] = [...counts].sort(([width, count], [other, more]) => more - count || other - width)
  return most?.[0] ?? 0
}

/** True of a first row with names: none of its cells is a number or a date, and at least one is not empty. */
export const looksLikeHeader = (row: Row): boolean => !hasNumber(row) && row.some((cell) => !isMissing(cell))

export const skippedRow = (kind: SkippedRow['kind'], row: Row, line: number): SkippedRow => ({
  kind,
  line,
  text: quoted(row.filter((cell) => cell !== '').join(', ')),
})

/** True of a row above a table that contains the numbers of rows and inputs, among other things, as in files of scikit-learn. */
function isSize(row: Row, below: number, width: number): boolean {
  if (width < 3 || (row.length === width && row.every(isNumber))) return false
  return [below, below - 1].includes(Number(row[0])) && Number(row[1]) === width - 1
}

/** True of a row above a table that begins with a text, and fills at most half of the columns or precedes the names of columns. */
function isTitle(row: Row, next: Row, width: number): boolean {
  const [first = ''] = row
  if (first === '' || isValue(first)) return false
  // A row with one cell less is the header of R's `write.table`, which does not name the column of row names.
  if (row.length === width - 1 && !hasNumber(row) && hasNumber(next)) return false
  const isOther = row.length !== width && next.length >= width - 1 && next.length <= width && !hasNumber(next)
  return filled(row) <= width / 2 || (isOther && row.length !== width - 1)
}

/** Removes the titles above a table, and names the column of row names, which R's `write.table` does not do. */
export function withoutTitles({
  rows,
  lines,
}: {
  readonly rows: readonly Row[]
  readonly lines: readonly number[]
}) {
  const width = defaultWidth(rows)
  const skipped: SkippedRow[] = []
  for (const [n, row] of rows.slice(0, mostTitles).entries()) {
    const next = rows[n + 1]
    if (!next || width < 2) break
    const kind = isSize(row, rows.length - n - 1, width)
      ? 'size'
      : isTitle(row, next, width)
        ? 'title'
        : undefined
    if (!kind) break
    skipped.push(skippedRow(kind, row, lines[n]!))
  }
  const [first, ...others] = rows.slice(skipped.length)
  const named = first && first.length === width - 1 && looksLikeHeader(first) && width > 1
  return {
    rows: first ? [named ? ['', ...first] : first, ...others] : [],
    lines: lines.slice(skipped.length),
    skipped,
  }
}

/** True if the first row contains units: short texts in at least two columns whose other values are numbers or dates. */
export function hasUnits(rows: readonly Row[]): boolean {
  const [first, ...others] = rows
  if (!first || others.length < 2 || hasNumber(first)) return false
  let [texts, columns] = [0, 0]
  for (const [place, cell] of first.entries()) {
    const values = others.slice(0, mostTried).flatMap((row) => {
      const value = row[place] ?? ''
      return isMissing(value) || isDash(value) ? [] : value
    })
    if (values.length > 0 && values.every(isValue)) {
      columns++
      if (isMissing(cell) && cell !== '') return false
      if (cell !== '' && !isDash(cell)) texts++
      if (cell.length > longestUnit) return false
    } else if (!isMissing(cell) && !isDash(cell) && !/^[([]/.test(cell)) return false
  }
  // With only one column of numbers, a text in it is more likely a mistake than a unit.
  return texts > 0 && columns > 1
}
