import type { Work } from '../math/work.ts'
import { mostSamples } from '../experiment/spec/values/bounds.ts'
import { nameOfKnown, rememberRows, type Rows } from '../experiment/spec/values/known-rows.ts'

const stretch = 2048

const isRow = (row: unknown): row is number[] =>
  Array.isArray(row) && row.length > 0 && row.every((value) => Number.isFinite(value))

function* freezeList(list: readonly unknown[]): Work<void> {
  if (list.length === 0 || list.length > mostSamples) return
  for (const [i, row] of list.entries()) {
    if (!isRow(row)) return
    for (let k = 0; k < row.length; k++) row[k] = row[k]! + 0 // -0 + 0 is 0.
    Object.freeze(row)
    if (i % stretch === 0) yield
  }
  rememberRows(Object.freeze(list) as Rows)
  yield
  nameOfKnown(list)
}

const fieldsOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/**
 * Freezes the rows of a table in an experiment parsed from JSON, and registers them as checked and named, pausing in between. Parsing then
 * need not copy or check them at once, nor does looking up what is known of them read them all. Lists that are not rows of finite numbers
 * stay as they are, and parsing reports them.
 */
export function* freezeRows(experiment: unknown): Work<void> {
  const data: unknown = Object(experiment).data
  const parts: unknown = Object(data).parts
  for (const list of [data, ...fieldsOf(parts)].flatMap(fieldsOf))
    if (Array.isArray(list)) yield* freezeList(list)
}
