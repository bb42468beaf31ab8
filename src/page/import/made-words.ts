import type { Authored } from '../../experiment/authored.ts'
import type { CsvColumn, CsvReport } from '../../exchange/table/table-from-csv.ts'
import { formatCount } from '../../math/picture/format.ts'
import { counted } from '../../words/experiment-parts.ts'
import { asGiven } from '../../words/language/language.ts'

/** The resulting data in one line: `150 rows: 4 inputs, 3 classes; 112 train, 38 test`. */
export function madeWords({
  rows,
  dropped,
  leftOut,
  train,
  test,
  columns,
  inputs,
  classes,
}: CsvReport): string {
  const numbers = columns.filter(({ role }) => role === 'target').length
  const targets =
    classes.length > 0 ? counted(classes.length, 'class', 'classes') : counted(numbers, 'target')
  const parts = [`${formatCount(train)} train`, ...(test > 0 ? [`${formatCount(test)} test`] : [])].join(', ')
  return `${counted(rows - dropped - leftOut, 'row')}: ${counted(inputs, 'input')}, ${targets}; ${parts}`
}

/** What was left out of a file and why, in sentences; '' if nothing was. */
export function leftOutWords({ dropped, leftOut, seed }: CsvReport): string {
  return [
    ...(dropped > 0 ? [`${counted(dropped, 'row')} left out because a value is missing.`] : []),
    ...(leftOut > 0
      ? [
          `${counted(leftOut, 'row')} left out, because an experiment cannot hold more. The rest are drawn with seed ${seed}.`,
        ]
      : []),
  ].join(' ')
}

const listed = (names: readonly Authored[]): string =>
  names.slice(0, 12).map(asGiven).join(', ') + (names.length > 12 ? ' …' : '')

/** The classes of a file with their targets, in a sentence; '' if there are none. */
export function classWords({ classes }: CsvReport): string {
  if (classes.length === 0) return ''
  if (classes.length === 2) return `“${asGiven(classes[0]!)}” is −1 and “${asGiven(classes[1]!)}” is 1.`
  return `The classes, in order: ${listed(classes)}.`
}

/** The inputs on the axes of the function’s picture, in a sentence; '' if it shows all. `inputs` are their names, in order. */
export function drawnWords({ standardized }: CsvReport, inputs: readonly Authored[]): string {
  const [first, second, ...others] = inputs
  if (first === undefined || second === undefined || others.length === 0) return ''
  const at = standardized.length > 0 ? 'their mean' : '0'
  return `The function is drawn over “${asGiven(first)}” and “${asGiven(second)}”, with the other inputs at ${at}.`
}

const skippedBy: Readonly<
  Record<CsvReport['skipped'][number]['kind'], (place: number, text: Authored) => string>
> = {
  title: (place, text) => `Row ${place} is a title and is skipped: ${asGiven(text)}.`,
  size: (place, text) => `Row ${place} gives the size of the table and is skipped: ${asGiven(text)}.`,
  units: (place, text) => `Row ${place} contains units and is skipped: ${asGiven(text)}.`,
}

/** The rows of a file that do not belong to its table, and which of several sheets is read, in sentences. */
export const skippedWords = ({ skipped, sheets = [] }: Pick<CsvReport, 'skipped' | 'sheets'>): string[] => [
  ...skipped.map(({ kind, line, text }) => skippedBy[kind](line, text)),
  ...(sheets.length > 1
    ? [`Only the first of ${sheets.length} sheets is read: “${asGiven(sheets[0] ?? '')}”.`]
    : []),
]

function encodedBy({ name, type, since, role, values, numbers }: CsvColumn): string {
  if (type === 'date' && role !== 'none' && since)
    return `“${asGiven(name)}” is counted in days from ${since}.`
  if (type !== 'text' || role !== 'input' || numbers > 0) return ''
  return values === 2
    ? `“${asGiven(name)}” is one input, 1 for one of its two values and 0 for the other.`
    : `“${asGiven(name)}” is ${values} inputs, one for each of its values, which are 0 or 1.`
}

/** How dates and texts become numbers, in sentences. */
export const encodedWords = ({ columns }: CsvReport): string[] => columns.map(encodedBy).filter(Boolean)
