import * as v from 'valibot'
import { mostSamples } from './bounds.ts'
import { valuesOfKnown } from './known-rows.ts'

/** Returns the sentence that explains why a value is not allowed in a list; undefined if it is. */
type Rule = (value: unknown) => string | undefined

const finiteRule: Rule = (value) => {
  if (typeof value !== 'number' || Number.isNaN(value)) return 'must be a number'
  return Number.isFinite(value) ? undefined : 'must be finite'
}

const nonNegativeRule: Rule = (value) =>
  finiteRule(value) ?? (Number(value) < 0 ? 'must not be negative' : undefined)

const positiveRule: Rule = (value) => finiteRule(value) ?? (Number(value) > 0 ? undefined : 'must be above 0')

/** Returns the path item of a place in a list. */
const placeIn = (list: readonly unknown[], key: number): v.ArrayPathItem => ({
  type: 'array',
  origin: 'value',
  input: list,
  key,
  value: list[key],
})

const isList = (value: unknown): boolean => Array.isArray(value)

/**
 * Returns the schema of a list of numbers. It reports only the first wrong one, because a list may be long and a schema for each number
 * would be slow.
 */
const numbersBy = (rule: Rule) =>
  v.pipe(
    v.custom<number[]>(isList, 'must be a list'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const list = dataset.value
      const wrong = list.findIndex((value) => rule(value) !== undefined)
      if (wrong < 0) return
      addIssue({ message: rule(list[wrong]) ?? '', path: [placeIn(list, wrong)] })
    }),
  )

/** Finite numbers. */
export const numbers = numbersBy(finiteRule)
/** Finite numbers not below zero. */
export const nonNegativeNumbers = numbersBy(nonNegativeRule)
/** Finite numbers above zero. */
export const positiveNumbers = numbersBy(positiveRule)

/** Returns the first wrong entry of rows, and the reason. */
function wrongEntry(
  rows: readonly unknown[],
  rule: Rule,
): { message: string; path: [v.ArrayPathItem, ...v.ArrayPathItem[]] } | undefined {
  if (rule === finiteRule && valuesOfKnown(rows) !== undefined) return undefined
  for (const [n, row] of rows.entries()) {
    if (!Array.isArray(row)) return { message: 'must be a list', path: [placeIn(rows, n)] }
    if (row.length === 0) return { message: 'must not be empty', path: [placeIn(rows, n)] }
    const wrong = row.findIndex((value) => rule(value) !== undefined)
    if (wrong >= 0) return { message: rule(row[wrong]) ?? '', path: [placeIn(rows, n), placeIn(row, wrong)] }
  }
  return undefined
}

const rowsBy = (rule: Rule) =>
  v.pipe(
    v.custom<number[][]>(isList, 'must be a list'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const { length } = dataset.value
      if (length === 0) addIssue({ message: 'must not be empty' })
      else if (length > mostSamples) addIssue({ message: `must have at most ${mostSamples} rows` })
      else {
        const wrong = wrongEntry(dataset.value, rule)
        if (wrong) addIssue(wrong)
      }
    }),
  )

/** Rows of finite numbers, a row for each sample. */
export const rows = rowsBy(finiteRule)
/** Rows of finite numbers not below zero. */
export const nonNegativeRows = rowsBy(nonNegativeRule)

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

/** Returns the schema of a list or a record with at most this many entries, counted before any of them is read. */
export const atMost = <const S extends v.GenericSchema>(
  most: number,
  schema: S,
  message = `must have at most ${most} entries`,
) =>
  v.lazy((value): v.GenericSchema<v.InferInput<S>, v.InferOutput<S>> =>
    lengthOf(value) > most ? v.never(message) : schema,
  )
