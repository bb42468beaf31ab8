import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { mostIssues } from '../../experiment/spec/values/bounds.ts'
import { RandomStream } from '../../math/statistics/random.ts'
import type { CsvText } from './csv/csv-text.ts'
import type { ReadColumn } from './columns.ts'
import { columnPlace, placeOf, quoted, refuse } from './place.ts'

/** The indices of the rows of each set, in the order of the file. */
export interface Parts {
  readonly train: readonly number[]
  readonly test: readonly number[]
}

const inOrder = (places: Iterable<number>): number[] => [...places].sort((one, other) => one - other)

/** Draws at most `most` rows with (seed, 'table/sample'), and keeps their order. */
export function sampled(rows: readonly number[], most: number, seed: number): readonly number[] {
  if (rows.length <= most) return rows
  const order = new RandomStream(seed, 'table/sample').permutation(rows.length)
  return inOrder(order.subarray(0, most)).map((n) => rows[n]!)
}

/** Draws a share of the rows with (seed, 'table/split') as the test set. At least one row is left for training. */
export function splitByShare(rows: readonly number[], share: number, seed: number): Parts {
  const tests = Math.min(Math.round(share * rows.length), rows.length - 1)
  const order = new RandomStream(seed, 'table/split').permutation(rows.length)
  const isTest = new Set(order.subarray(0, tests))
  return { train: rows.filter((_, n) => !isTest.has(n)), test: rows.filter((_, n) => isTest.has(n)) }
}

const trains: ReadonlySet<string> = new Set(['train', 'training', '0', 'false', 'no'])
const tests: ReadonlySet<string> = new Set(['test', 'testing', '1', 'true', 'yes'])

/**
 * Splits by a column with the words train and test, 0 and 1, or no and yes.
 * @throws ExperimentError if it contains other words, or if no row is left for training
 */
export function splitByColumn(csv: CsvText, column: ReadColumn, rows: readonly number[]): Parts {
  const issues: ExperimentIssue[] = []
  const [train, test]: [number[], number[]] = [[], []]
  for (const n of rows) {
    const word = csv.rows[n]![column.place]!
    if (trains.has(word.toLowerCase())) train.push(n)
    else if (tests.has(word.toLowerCase())) test.push(n)
    else if (issues.length < mostIssues)
      issues.push({
        path: placeOf(csv.lines[n]!, column.name, csv.counted),
        message: `${quoted(word)} is not a part of the data. Write train or test, or 0 or 1`,
      })
  }
  refuse(issues)
  if (train.length === 0) throw ExperimentError.at(columnPlace(column.name), 'leaves no rows for training')
  return { train, test }
}
