import * as v from 'valibot'
import { gridId } from '../functions/grid.ts'
import { mostAlongGrid } from '../spec/values/bounds.ts'
import { packedRows } from '../spec/values/number-rows.ts'
import { extent, finite, whole } from '../spec/values/numbers.ts'

const along = whole(2, mostAlongGrid)

/**
 * The function 'grid', a surface computed elsewhere. `values[i][j]` is its value at a_i and b_j, evenly spaced over the extent. For packed
 * values, `resolution` is the numbers of values along a and b; by default the grid is square.
 */
export const gridSchema = v.strictObject({
  kind: v.literal('function'),
  id: v.literal(gridId),
  extent: v.optional(extent),
  values: v.optional(packedRows),
  resolution: v.optional(v.strictTuple([along, along], 'must be two whole numbers')),
  parameters: v.optional(v.record(v.string(), finite), {}),
})
