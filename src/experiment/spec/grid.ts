import * as v from 'valibot'
import { packedRows } from './values/number-rows.ts'
import { mostAlongGrid } from './values/bounds.ts'
import { extent, whole } from './values/numbers.ts'

const along = whole(2, mostAlongGrid)

/**
 * The fields of the function 'grid', a surface that was computed elsewhere: `values[i][j]` is that at a_i and b_j, evenly spaced over the
 * extent; of packed values `resolution` says how many there are along a and b, as many along both unless given.
 */
export const gridFields = {
  extent: v.optional(extent),
  values: v.optional(packedRows),
  resolution: v.optional(v.strictTuple([along, along], 'must be two whole numbers')),
}
