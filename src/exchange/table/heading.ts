import type { Authored } from '../../experiment/authored.ts'
import { isDash, isMissing, numberIn } from './cell.ts'
import { daysIn } from './dates.ts'
import { quoted } from './place.ts'

type Row = readonly string[]

/** A row of a file that is no part of its table: a title, the size of the table, or units. */
export interface SkippedRow {
  readonly kind: 'title' | 'size' | 'units'
  /** From 1. */
  readonly line: number
  /** Its beginning. */
  readonly text: Authored
}

/** Rows by which the width of a table is found. */
const mostTried = 50
/** Rows that may stand above a table. */
const mostTitles = 10
/** Characters in the longest unit. */
const longestUnit = 30

const isNumber = (cell: string): boolean =>
  numberIn(cell, '.') !== undefined || numberIn(cell, ',') !== undefined

const isValue = (cell: string): boolean =>
  isNumber(cell) || daysIn(cell, 'day first') !== undefined || daysIn(cell, 'month first') !== undefined

const hasNumber = (row: Row): boolean => row.some(isValue)

const filled = (row: Row): number => row.filter((cell) => cell !== '').length

/** The number of cells that most of the first rows have; the larger of two that are as frequent. */
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

/** True of a row above a table with the numbers of its rows and inputs, and not only numbers, as files of scikit-learn have it. */
function isSize(row: Row, below: number, width: number): boolean {
  if (width < 3 || (row.length === width && row.every(isNumber))) return false
  return [below, below - 1].includes(Number(row[0])) && Number(row[1]) === width - 1
}

/** True of a row above a table that begins with a text and fills half of the columns at most, or is followed by the names of columns. */
function isTitle(row: Row, next: Row, width: number): boolean {
  const [first = ''] = row
  if (first === '' || isValue(first)) return false
  // A column fewer is the header that write.table of R writes, whose first column, the names of the rows, has no name.
  if (row.length === width - 1 && !hasNumber(row) && hasNumber(next)) return false
  const isOther = row.length !== width && next.length >= width - 1 && next.length <= width && !hasNumber(next)
  return filled(row) <= width / 2 || (isOther && row.length !== width - 1)
}

/** Rows without the titles above them, and with a name for the column of row names, which `write.table` of R leaves out. */
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

/** True of rows of which the first has units: short texts in at least two columns whose other values are numbers or dates. */
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
  // Beside a single column of numbers one bad cell is a mistake, and no unit.
  return texts > 0 && columns > 1
}
