import { digest } from '../../../math/digest.ts'

/** Rows of numbers. */
export type Rows = readonly (readonly number[])[]

interface Known {
  /** Rows and numbers. */
  readonly values: number
  name?: string
}

/** Rows of tables in parsed experiments: finite numbers, frozen, so that they need not be copied, checked or written again. */
const known = new WeakMap<object, Known>()

/** Remembers frozen rows whose numbers were checked. */
export function rememberRows(rows: Rows): void {
  if (!known.has(rows)) known.set(rows, { values: rows.reduce((sum, { length }) => sum + 1 + length, 0) })
}

/** Rows and numbers of a list of rows that is known; undefined of any other list. */
export const valuesOfKnown = (list: object): number | undefined => known.get(list)?.values

function nameOf(rows: Rows, values: number): string {
  const numbers = new Float64Array(values)
  let at = 0
  for (const row of rows) numbers[at++] = row.length
  for (const row of rows) for (const value of row) numbers[at++] = value
  return `rows ${digest(numbers).join(' ')}`
}

/** A short name of known rows, the same for the same numbers; undefined of any other list. */
export function nameOfKnown(list: object): string | undefined {
  const entry = known.get(list)
  return entry && (entry.name ??= nameOf(list as Rows, entry.values))
}

/** Replacer for JSON.stringify: puts their short name in place of known rows. */
export const shortened = (_key: string, value: unknown): unknown =>
  (Array.isArray(value) ? nameOfKnown(value) : undefined) ?? value
