import type { CsvReport } from '../../exchange/table/csv-report.ts'
import { formatCount } from '../../math/picture/format.ts'
import { asGiven } from '../../words/language/language.ts'

const counted = (n: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(n)} ${n === 1 ? noun : plural}`

/** What is made of a file, in a line: `150 rows: 4 inputs, 3 classes; 112 train, 38 test`. */
export function madeWords({ rows, dropped, leftOut, train, test, columns, classes }: CsvReport): string {
  const used = (role: string) => columns.filter((column) => column.role === role).length
  const targets =
    classes.length > 0 ? counted(classes.length, 'class', 'classes') : counted(used('target'), 'target')
  const parts = [`${formatCount(train)} train`, ...(test > 0 ? [`${formatCount(test)} test`] : [])].join(', ')
  return `${counted(rows - dropped - leftOut, 'row')}: ${counted(used('input'), 'input')}, ${targets}; ${parts}`
}

/** What is left out of a file, and why, in sentences; '' where nothing is. */
export function leftOutWords({ dropped, leftOut, seed }: CsvReport): string {
  return [
    ...(dropped > 0 ? [`${counted(dropped, 'row')} left out: a value is missing.`] : []),
    ...(leftOut > 0
      ? [
          `${counted(leftOut, 'row')} left out: there are more than an experiment takes. The others are drawn by seed ${seed}.`,
        ]
      : []),
  ].join(' ')
}

const listed = (names: readonly string[]): string =>
  names.slice(0, 12).map(asGiven).join(', ') + (names.length > 12 ? ' …' : '')

/** The classes of a file with their targets, in a sentence; '' where there are none. */
export function classWords({ classes }: CsvReport): string {
  if (classes.length === 0) return ''
  if (classes.length === 2) return `“${asGiven(classes[0]!)}” is −1 and “${asGiven(classes[1]!)}” is 1.`
  return `The classes, in their order: ${listed(classes)}.`
}

/** Which inputs the picture of the function shows, in a sentence; '' where it shows all. `inputs` are their names, in their order. */
export function drawnWords({ standardized }: CsvReport, inputs: readonly string[]): string {
  const [first, second, ...others] = inputs
  if (first === undefined || second === undefined || others.length === 0) return ''
  const at = standardized.length > 0 ? 'their mean' : '0'
  return `The picture of the function is over “${asGiven(first)}” and “${asGiven(second)}”, the other inputs at ${at}.`
}
