import { digest } from '../../../math/digest.ts'

/** Rows of numbers. */
export type Rows = readonly (readonly number[])[]

interface Known {
  /** Number of rows and numbers together. */
  readonly values: number
  name?: string
}

/** Rows of tables in parsed experiments. They are finite and frozen, so they need not be copied, checked or serialised again. */
const known = new WeakMap<object, Known>()

/** Remembers frozen rows whose numbers have been checked. */
export function rememberRows(rows: Rows): void {
  if (!known.has(rows)) known.set(rows, { values: rows.reduce((sum, { length }) => sum + 1 + length, 0) })
}

/** Returns the number of rows and numbers of a known list of rows; undefined for any other list. */
export const valuesOfKnown = (list: object): number | undefined => known.get(list)?.values

function nameOf(rows: Rows, values: number): string {
  const numbers = new Float64Array(values)
  let at = 0
  for (const row of rows) numbers[at++] = row.length
  for (const row of rows) for (const value of row) numbers[at++] = value
  return `rows ${digest(numbers).join(' ')}`
}

/** Returns a short name of known rows, equal for equal numbers; undefined for any other list. */
export function nameOfKnown(list: object): string | undefined {
  const entry = known.get(list)
  return entry && (entry.name ??= nameOf(list as Rows, entry.values))
}

/** Replacer for JSON.stringify that writes known rows as their short name. */
export const shortened = (_key: string, value: unknown): unknown =>
  (Array.isArray(value) ? nameOfKnown(value) : undefined) ?? value
