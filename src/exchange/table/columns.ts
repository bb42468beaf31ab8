import { hasForm, isDash, isMissing, numberIn, type DecimalMark } from './cell.ts'
import type { CsvText } from './csv/csv-text.ts'
import { daysIn, type DateOrder } from './dates.ts'

/** A column of a file, before it is used. */
export interface ReadColumn {
  readonly name: string
  /** From 0. */
  readonly place: number
  /** `number` if every value is a number, `date` if every value is a date, `empty` if there are no values. */
  readonly type: 'number' | 'date' | 'text' | 'empty'
  readonly mark: DecimalMark
  /** The order of day and month in its dates. */
  readonly order: DateOrder
  /** The first day in a column of dates, from which its days are counted; 0 in other columns. */
  readonly since: number
  /** Dashes and dots count as gaps, because all other values are numbers or dates. */
  readonly dashes: boolean
  /** Number of cells without a value. */
  readonly missing: number
  /** Number of cells that are numbers, or dates in a column of dates. */
  readonly numbers: number
  /** Distinct values, up to a thousand. */
  readonly values: ReadonlySet<string>
  /** The row, from 0, of the first value that is not a number. */
  readonly wrong: number | undefined
}

/** Distinct values that are collected for a column, at most. */
export const mostDistinct = 1000

export const isGap = ({ dashes }: ReadColumn, cell: string): boolean =>
  isMissing(cell) || (dashes && isDash(cell))

/** The number in a cell of a column: days for a date. `undefined` if it has none. */
export function valueIn({ type, mark, order, since }: ReadColumn, cell: string): number | undefined {
  if (type !== 'date') return numberIn(cell, mark)
  const days = daysIn(cell, order)
  return days === undefined ? undefined : days - since
}

/** How many cells of a column are numbers with only one of the decimal marks. */
interface Marks {
  readonly points: number
  readonly commas: number
  /** Some cells have commas that could be either. */
  readonly either: boolean
}

function marksOf({ rows }: CsvText, place: number): Marks {
  let [points, commas, either] = [0, 0, false]
  for (const row of rows) {
    const cell = row[place] ?? ''
    if (!cell.includes(',') && !cell.includes('.')) continue
    const [point, comma] = [hasForm(cell, '.'), hasForm(cell, ',')]
    if (point && !comma) points++
    if (comma && !point) commas++
    either ||= point && comma && cell.includes(',')
  }
  return { points, commas, either }
}

/** The decimal mark of a column. If its own cells do not decide, those of the other columns do. */
function markOf({ points, commas, either }: Marks, ofOthers: DecimalMark, delimiter: string): DecimalMark {
  if (points !== commas) return commas > points ? ',' : '.'
  if (either) return delimiter === ',' ? '.' : ','
  return ofOthers
}

function columnOf({ rows }: CsvText, name: string, place: number, mark: DecimalMark): ReadColumn {
  let [missing, dashed, numbers] = [0, 0, 0]
  let [wrong, dash]: (number | undefined)[] = []
  const values = new Set<string>()
  for (const [n, row] of rows.entries()) {
    const cell = row[place] ?? ''
    if (isMissing(cell)) missing++
    else if (isDash(cell)) {
      dashed++
      dash ??= n
    } else {
      if (values.size < mostDistinct) values.add(cell)
      if (numberIn(cell, mark) === undefined) wrong ??= n
      else numbers++
    }
  }
  const others = rows.length - missing - dashed - numbers
  const read = { name, place, mark, order: 'month first', since: 0, numbers, values } as const
  if (missing === rows.length) return { ...read, type: 'empty', dashes: false, missing, wrong }
  const gapped = { ...read, dashes: true, missing: missing + dashed }
  if (numbers > 0 && others === 0) return { ...gapped, type: 'number', wrong: undefined }
  const dates = numbers === 0 && others > 0 ? datesOf(rows, place) : undefined
  if (dates) return { ...gapped, ...dates, type: 'date', numbers: others, wrong: undefined }
  if (numbers > others) return { ...gapped, type: 'text', wrong }
  for (const row of dashed > 0 ? rows : []) if (isDash(row[place] ?? '')) values.add(row[place]!)
  const first = Math.min(wrong ?? Infinity, dash ?? Infinity)
  return { ...read, type: 'text', dashes: false, missing, wrong: first }
}

/** The order of the dates in a column and the first day, or `undefined` if some value is not a date. */
function datesOf(rows: CsvText['rows'], place: number): Pick<ReadColumn, 'order' | 'since'> | undefined {
  for (const order of ['month first', 'day first'] as const) {
    let since = Infinity
    const isOther = (row: readonly string[]): boolean => {
      const cell = row[place] ?? ''
      if (isMissing(cell) || isDash(cell)) return false
      const days = daysIn(cell, order)
      if (days !== undefined) since = Math.min(since, Math.floor(days))
      return days === undefined
    }
    if (!rows.some(isOther) && since < Infinity) return { order, since }
  }
  return undefined
}

export function columnsOf(csv: CsvText): readonly ReadColumn[] {
  const marks = csv.names.map((_, place) => marksOf(csv, place))
  const sum = (of: 'points' | 'commas') => marks.reduce((total, one) => total + one[of], 0)
  const ofOthers: DecimalMark = sum('commas') > sum('points') ? ',' : '.'
  return csv.names.map((name, place) =>
    columnOf(csv, name, place, markOf(marks[place]!, ofOthers, csv.delimiter)),
  )
}
