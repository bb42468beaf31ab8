import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { listed } from '../../experiment/spec/values/sentences.ts'
import type { ReadColumn } from './columns.ts'
import type { CsvText } from './csv/csv-text.ts'
import type { ColumnKey, ColumnRole, CompleteOptions } from './csv/csv-options.ts'
import { columnPlace, quoted } from './place.ts'
import { isClassed, defaultColumns } from './default-columns.ts'

export interface ChosenColumns {
  readonly inputs: readonly ReadColumn[]
  readonly targets: readonly ReadColumn[]
  /** The column that marks the rows of the test set. */
  readonly test: ReadColumn | undefined
  readonly task: 'regression' | 'classification'
}

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
      ? `there is no column ${key}. There are ${columns.length}, counted from 0`
      : `there is no column ${quoted(key)}. The columns are ${listed(names)}${more}`,
  )
}

/** The columns named in the options, or the default ones. @throws ExperimentError if a column does not exist or is named twice */
export function chosenColumns(
  columns: readonly ReadColumn[],
  csv: Pick<CsvText, 'rows' | 'header'>,
  options: CompleteOptions,
): ChosenColumns {
  const { inputs: named, target, test: given } = options
  const test = typeof given === 'object' ? found(columns, given.column, 'options.test.column') : undefined
  const rest = columns.filter((column) => column !== test)
  const keys = target === undefined ? undefined : Array.isArray(target) ? target : [target]
  const targets = keys
    ? keys.map((key: ColumnKey) => found(columns, key, 'options.target'))
    : [defaultColumns(rest, csv).target].filter((column) => column !== undefined)
  if (targets.length === 0) throw ExperimentError.at('options.target', 'there is no target. Choose a column')
  const inputs = named
    ? named.map((key) => found(columns, key, 'options.inputs'))
    : defaultColumns(rest, csv, targets[0]).inputs.filter((column) => !targets.includes(column))
  if (inputs.length === 0)
    throw ExperimentError.at('options.inputs', 'there are no inputs. Choose a column of numbers')
  const all = [...inputs, ...targets, ...(test ? [test] : [])]
  const twice = all.find((column, i) => all.indexOf(column) !== i)
  if (twice) throw ExperimentError.at(columnPlace(twice.name), 'is used twice. Give each column one use')
  const [only, ...others] = targets
  const usual =
    only && others.length === 0 && isClassed(only, columns, csv.header) ? 'classification' : 'regression'
  return { inputs, targets, test, task: options.task ?? usual }
}

export function roleOf(column: ReadColumn, { inputs, targets, test }: ChosenColumns): ColumnRole {
  if (column === test) return 'test'
  if (inputs.includes(column)) return 'input'
  return targets.includes(column) ? 'target' : 'none'
}
