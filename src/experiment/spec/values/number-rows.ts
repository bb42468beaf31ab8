import * as v from 'valibot'
import { Recent } from '../../recent.ts'
import { mostValues } from './bounds.ts'
import type { Rows } from './known-rows.ts'
import { rows } from './lists.ts'
import { packedCount, unpackedFloats } from './packed-floats.ts'

/** Cached numbers of the packed runs and surfaces on the stages of a page. */
const unpacked = new Recent<string, Float32Array | undefined>(4)

/** Returns the numbers of a packed text; undefined if it is not valid. */
const floatsOf = (text: string): Float32Array | undefined => unpacked.of(text, () => unpackedFloats(text))

const notRows = 'must be rows of numbers, or the base64 of little-endian float32 numbers'

/** Returns why a text contains no numbers, or too many; undefined if it is valid. The count is checked before anything is unpacked. */
function packedFault(text: string): string | undefined {
  if (packedCount(text) > mostValues) return `must have at most ${mostValues} numbers, as base64 of float32`
  return floatsOf(text) ? undefined : notRows
}

/** Rows of finite numbers, or their base64 as little-endian float32, row after row. */
export const packedRows = v.union(
  [
    rows,
    v.pipe(
      v.string(notRows),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed ? packedFault(dataset.value) : undefined
        if (fault !== undefined) addIssue({ message: fault })
      }),
    ),
  ],
  notRows,
)

/** Rows in either form, as float64; `row` returns a new copy. */
export interface NumberRows {
  readonly count: number
  row(index: number): Float64Array
}

/** Returns rows of `width` numbers each. */
export function numberRows(given: Rows | string, width: number): NumberRows {
  if (typeof given !== 'string')
    return { count: given.length, row: (index) => Float64Array.from(given[index] ?? []) }
  const all = floatsOf(given) ?? new Float32Array()
  return {
    count: all.length / width,
    row: (index) => Float64Array.from(all.subarray(index * width, (index + 1) * width)),
  }
}
