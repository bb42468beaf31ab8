import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { listed } from '../../experiment/spec/values/sentences.ts'
import { mostClasses } from './bounds.ts'
import { numberIn } from './cell.ts'
import type { ReadColumn } from './columns.ts'
import type { ColumnKey, CompleteOptions } from './csv-options.ts'
import type { ColumnRole } from './csv-report.ts'
import { columnPlace, quoted } from './place.ts'

/** Columns of a file by what they are used for. */
export interface ChosenColumns {
  readonly inputs: readonly ReadColumn[]
  readonly targets: readonly ReadColumn[]
  /** The column that says which rows are the test part. */
  readonly test: ReadColumn | undefined
  readonly task: 'regression' | 'classification'
}

/** Names that a sentence lists. */
const mostListed = 12

function found(columns: readonly ReadColumn[], key: ColumnKey, path: string): ReadColumn {
  const column =
    typeof key === 'number' ? columns[key] : columns.find(({ name }) => name === key || name === key.trim())
  if (column) return column
  const names = columns.slice(0, mostListed).map(({ name }) => name)
  const more = columns.length > mostListed ? ', and more' : ''
  throw ExperimentError.at(
    path,
    typeof key === 'number'
      ? `there is no column ${key}: there are ${columns.length}, counted from 0`
      : `there is no column ${quoted(key)}: there are ${listed(names)}${more}`,
  )
}

/** True of a column that can be classes: texts, few enough, and none of them a number. */
const hasClasses = ({ type, values, numbers }: ReadColumn): boolean =>
  type === 'text' && numbers === 0 && values.size >= 2 && values.size <= mostClasses

/** True of a column of numbers that are two classes: 0 and 1, or -1 and 1. */
function isBinary({ type, values, mark }: ReadColumn): boolean {
  if (type !== 'number' || values.size !== 2) return false
  const [low, high] = [...values].map((value) => numberIn(value, mark) ?? NaN).sort((a, b) => a - b)
  return high === 1 && (low === 0 || low === -1)
}

/** True of a column that counts the rows, as programs write it before all others: without a name, each number another. */
const isIndex = ({ name, place, type, values, numbers }: ReadColumn): boolean =>
  place === 0 &&
  type === 'number' &&
  name === 'column 1' &&
  numbers > 2 &&
  values.size === Math.min(numbers, 1000)

/** The column that is usually the target: the last, or the first where that has classes and the last has none. */
export function usualTarget(columns: readonly ReadColumn[]): ReadColumn | undefined {
  const filled = columns.filter(({ type }) => type !== 'empty')
  const [first, last] = [filled[0], filled.at(-1)]
  if (last && (hasClasses(last) || isBinary(last))) return last
  if (first && hasClasses(first)) return first
  return filled.findLast(({ type }) => type === 'number') ?? last
}

/** Columns that are usually inputs: all with numbers in them, but a count of the rows. */
export const usualInputs = (columns: readonly ReadColumn[], header: boolean): readonly ReadColumn[] =>
  columns.filter((column) => column.numbers > 0 && !(header && isIndex(column)))

function taskOf(targets: readonly ReadColumn[]): ChosenColumns['task'] {
  const [only, ...others] = targets
  return only && others.length === 0 && (only.type === 'text' || isBinary(only))
    ? 'classification'
    : 'regression'
}

/** The columns that options name, or that are usual. @throws ExperimentError where there are no such columns, or one is named twice */
export function chosenColumns(
  columns: readonly ReadColumn[],
  header: boolean,
  options: CompleteOptions,
): ChosenColumns {
  const { inputs: named, target, test: given } = options
  const test = typeof given === 'object' ? found(columns, given.column, 'options.test.column') : undefined
  const rest = columns.filter((column) => column !== test)
  const keys = target === undefined ? undefined : Array.isArray(target) ? target : [target]
  const targets = keys
    ? keys.map((key: ColumnKey) => found(columns, key, 'options.target'))
    : [usualTarget(rest)].filter((column) => column !== undefined)
  if (targets.length === 0) throw ExperimentError.at('options.target', 'there is no target: choose a column')
  const inputs = named
    ? named.map((key) => found(columns, key, 'options.inputs'))
    : usualInputs(rest, header).filter((column) => !targets.includes(column))
  if (inputs.length === 0)
    throw ExperimentError.at('options.inputs', 'there are no inputs: choose a column of numbers')
  const all = [...inputs, ...targets, ...(test ? [test] : [])]
  const twice = all.find((column, i) => all.indexOf(column) !== i)
  if (twice) throw ExperimentError.at(columnPlace(twice.name), 'is used twice: a column has one use')
  return { inputs, targets, test, task: options.task ?? taskOf(targets) }
}

/** What each column is used for. */
export function roleOf(column: ReadColumn, { inputs, targets, test }: ChosenColumns): ColumnRole {
  if (column === test) return 'test'
  if (inputs.includes(column)) return 'input'
  return targets.includes(column) ? 'target' : 'none'
}
