import { mostClasses } from './bounds.ts'
import { areAnswers, areResults } from './class-words.ts'
import { namedColumn } from './column-names.ts'
import { mostDistinct, valueIn, type ReadColumn } from './columns.ts'
import type { CsvText } from './csv/csv-text.ts'
import { pixelsOf } from './pixels.ts'

export interface DefaultColumns {
  readonly target: ReadColumn | undefined
  readonly inputs: readonly ReadColumn[]
}

/** Values of a text column that may be an input, since each becomes an indicator. */
export const mostIndicators = 12
/** A text column is an input by default only if each value occurs in this many rows on average. */
const rowsOfValue = 5
/** Number columns are classes by default only if there are at most this many classes, and this many rows for each on average. */
const [mostNumbered, rowsOfClass] = [20, 3]

/** True of a text column that can be classes, because it has few values and no numbers. */
const hasClasses = ({ type, values, numbers }: ReadColumn): boolean =>
  type === 'text' && numbers === 0 && values.size >= 2 && values.size <= mostClasses

/** The values of a column of whole numbers in order; `undefined` if there are others, or too many for classes. */
function wholeValues(column: ReadColumn): readonly number[] | undefined {
  if (column.type !== 'number' || column.values.size > mostNumbered) return undefined
  const values = [...column.values].map((text) => valueIn(column, text) ?? NaN)
  return values.every(Number.isInteger) ? values.sort((one, other) => one - other) : undefined
}

/** True of a column whose values repeat, as classes do and names do not. A table with only a few rows counts too. */
const isRepeated = ({ values, missing }: ReadColumn, rows: number): boolean =>
  rows < rowsOfValue || values.size <= (rows - missing) / 2

/** True of a column of numbers that are two classes: 0 and 1, or -1 and 1. */
function isBinary(column: ReadColumn): boolean {
  const [low, high, ...others] = wholeValues(column) ?? []
  return others.length === 0 && high === 1 && (low === 0 || low === -1)
}

/**
 * True of a column whose numbers are classes: few whole numbers under a name that suggests classes, or without a name, counting from 0 or
 * 1.
 */
function hasNumberedClasses(column: ReadColumn, header: boolean): boolean {
  const values = wholeValues(column)
  if (!values || values.length < 2 || column.numbers < rowsOfClass * values.length) return false
  const { isClass } = namedColumn(column.name)
  const inOrder = (values[0] === 0 || values[0] === 1) && values.at(-1)! - values[0] === values.length - 1
  return header ? isClass && (inOrder || column.numbers >= rowsOfValue * values.length) : inOrder
}

/** True of a target that is treated as classes unless regression is chosen. */
export const isClassed = (column: ReadColumn, columns: readonly ReadColumn[], header: boolean): boolean =>
  column.type === 'text' ||
  isBinary(column) ||
  hasNumberedClasses(column, header) ||
  (wholeValues(column) !== undefined && pixelsOf(columns)?.label === column)

/** True of a column that identifies the rows, by its name or as the unnamed first column that programs write. */
function isIdentity(column: ReadColumn, rows: number, header: boolean): boolean {
  const { name, place, type, values, numbers, missing } = column
  if (!header) return false
  const counts = type === 'number' && numbers > 2 && values.size === Math.min(numbers, mostDistinct)
  const names = type === 'text' && values.size === Math.min(rows - missing, mostDistinct)
  return namedColumn(name).isIdentity || (place === 0 && name === 'column 1' && (counts || names))
}

/**
 * True of a number that was measured and not set: it has more values than an experimental design has levels, and is not a date or a place.
 */
const isMeasured = ({ type, name, values, numbers }: ReadColumn): boolean =>
  type === 'number' &&
  !namedColumn(name).isDescription &&
  values.size > Math.min(mostIndicators, numbers / rowsOfValue)

/** True of a text column with few values that repeat. */
const isFactor = ({ type, values, numbers }: ReadColumn, rows: number): boolean =>
  type === 'text' &&
  numbers === 0 &&
  values.size >= 2 &&
  values.size <= mostIndicators &&
  rows >= rowsOfValue * values.size

/** The default target. The most reliable rules come first. */
function defaultTarget(
  columns: readonly ReadColumn[],
  rows: number,
  header: boolean,
): ReadColumn | undefined {
  const filled = columns.filter(({ type }) => type !== 'empty')
  const possible = filled.filter(
    (column) =>
      (column.type === 'text' ? hasClasses(column) : column.type === 'number') &&
      !isIdentity(column, rows, header),
  )
  const [first, last] = [possible[0], possible.at(-1)]
  const called = (sign: 'isTarget' | 'endsAsTarget' | 'isPredicted') =>
    header ? possible.findLast((column) => namedColumn(column.name)[sign]) : undefined
  const isDescription = ({ name }: ReadColumn) => header && namedColumn(name).isDescription
  const measured = possible.filter(isMeasured)
  const factors = possible.filter((column) => isFactor(column, rows))
  const atEnds = [last, first].filter((column) => column !== undefined)
  const numbers = possible.filter(({ type }) => type === 'number')
  return (
    called('isTarget') ??
    possible.findLast((column) => hasClasses(column) && areResults(column.values)) ??
    atEnds.find((column) => hasClasses(column) && areAnswers(column.values)) ??
    (last && isBinary(last) ? last : undefined) ??
    called('endsAsTarget') ??
    called('isPredicted') ??
    (measured.length === 1 && factors.length > 0 ? measured[0] : undefined) ??
    atEnds.find((column) => hasClasses(column) && !isDescription(column) && isRepeated(column, rows)) ??
    numbers.findLast((column) => !isDescription(column)) ??
    numbers.at(-1) ??
    last ??
    filled.at(-1)
  )
}

/** The default inputs for a target: numbers, dates that help, and texts with few values. */
function defaultInputs(
  columns: readonly ReadColumn[],
  target: ReadColumn | undefined,
  rows: number,
  header: boolean,
): readonly ReadColumn[] {
  // Dates help to predict a number that changes over time, but separate classes only by accident.
  const isDated = target !== undefined && !isClassed(target, columns, header)
  return columns.filter((column) => {
    const { type, values, missing, numbers } = column
    if (
      column === target ||
      (values.size < 2 && rows > 1) ||
      missing > rows / 2 ||
      isIdentity(column, rows, header)
    )
      return false
    if (type === 'date') return isDated
    return type === 'number' || numbers >= (rows - missing) / 2 || isFactor(column, rows - missing)
  })
}

/** The default use of the columns in a file. `chosen` is the target if the user chose one. */
export function defaultColumns(
  columns: readonly ReadColumn[],
  { rows: { length: rows }, header }: Pick<CsvText, 'rows' | 'header'>,
  chosen?: ReadColumn,
): DefaultColumns {
  const pictures = pixelsOf(columns)
  if (pictures?.label && (chosen ?? pictures.label) === pictures.label)
    return { target: pictures.label, inputs: pictures.pixels }
  const target = chosen ?? defaultTarget(columns, rows, header)
  return { target, inputs: defaultInputs(columns, target, rows, header) }
}
