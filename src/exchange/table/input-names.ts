import { unseenLetters, type TableSpec } from '../../experiment/spec/table.ts'
import { mostInputName, mostNamedInputs } from '../../experiment/spec/values/bounds.ts'
import type { ReadColumn } from './columns.ts'

const unseen = new RegExp(unseenLetters, 'gu')

/** A column's name on one line, clipped to what a table may have. */
function nameOf({ name, place }: ReadColumn): string {
  const line = name.replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim()
  if (line === '') return `column ${place + 1}`
  if (line.length <= mostInputName) return line
  // A letter of two code units is kept whole or not at all.
  return `${line.slice(0, mostInputName - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
}

/** The names of a file's columns as those of a table's inputs; nothing where it has none, or more than a table may name. */
export const inputNames = (columns: readonly ReadColumn[], header: boolean): Pick<TableSpec, 'inputNames'> =>
  header && columns.length <= mostNamedInputs ? { inputNames: columns.map(nameOf) } : {}
