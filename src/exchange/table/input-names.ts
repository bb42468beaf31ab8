import { unseenLetters, type TableSpec } from '../../experiment/spec/table.ts'
import { mostInputName, mostNamedInputs } from '../../experiment/spec/values/bounds.ts'
import type { TableInput } from './table-inputs.ts'

const unseen = new RegExp(unseenLetters, 'gu')

/** A name on one line, clipped to what a table may have; `column 3` for one that cannot be seen. */
function shown(name: string, place: number): string {
  const line = name.replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim()
  if (line === '') return `column ${place + 1}`
  if (line.length <= mostInputName) return line
  // A letter of two code units is kept whole or not at all.
  return `${line.slice(0, mostInputName - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
}

/** The names of a table's inputs; nothing if the file has no names, or there are more than a table may name. */
export const inputNames = (inputs: readonly TableInput[], header: boolean): Pick<TableSpec, 'inputNames'> =>
  header && inputs.length <= mostNamedInputs
    ? { inputNames: inputs.map(({ name, place }) => shown(name, place)) }
    : {}
