import * as v from 'valibot'
import { functionOf } from '../functions/catalogue.ts'
import type { PlaneFunction } from '../functions/function.ts'
import { gridFunction, gridId, type ValueGrid } from '../functions/grid.ts'
import { numberRows, packedRows } from './values/number-rows.ts'
import type { ExperimentIssue } from './values/error.ts'
import { extent, whole, type Extent } from './values/numbers.ts'
import { nameOfKnown, type Rows } from './values/known-rows.ts'
import { packedCount } from './values/packed-floats.ts'

/** Values along each side of a grid. */
const mostAlong = 4096

/**
 * The fields of the function 'grid', a surface that was computed elsewhere: `values[i][j]` is that at a_i and b_j, evenly spaced over the
 * extent; of packed values `resolution` says how many there are along a and b, as many along both unless given.
 */
export const gridFields = {
  extent: v.optional(extent),
  values: v.optional(packedRows),
  resolution: v.optional(
    v.strictTuple([whole(2, mostAlong), whole(2, mostAlong)], 'must be two whole numbers'),
  ),
}

/** A function of two weights, as far as a grid makes it. */
interface GridFields {
  readonly id: string
  readonly extent?: Extent | undefined
  readonly values?: Rows | string | undefined
  readonly resolution?: readonly [number, number] | undefined
}

/** Numbers along a and b; undefined where they make no grid. */
function resolutionOf({ values = [], resolution }: GridFields): readonly [number, number] | undefined {
  if (typeof values !== 'string') {
    const columns = values[0]?.length ?? 0
    return values.every(({ length }) => length === columns) ? [values.length, columns] : undefined
  }
  const count = packedCount(values)
  const side = Math.sqrt(count)
  const found = resolution ?? ([side, side] as const)
  return Number.isInteger(found[0]) && found[0] * found[1] === count ? found : undefined
}

function gridOf(model: GridFields): ValueGrid {
  const { extent: window = { a: [0, 1], b: [0, 1] }, values = [] } = model
  const resolution = resolutionOf(model) ?? [0, 0]
  const rows = numberRows(values, resolution[1])
  const all = new Float64Array(resolution[0] * resolution[1])
  for (let i = 0; i < resolution[0]; i++) all.set(rows.row(i), i * resolution[1])
  return { extent: window, values: all, resolution }
}

/** A text that tells a grid from others. */
function keyOf({ values = [], extent: window, resolution }: GridFields): string {
  const name = typeof values === 'string' ? values : (nameOfKnown(values) ?? JSON.stringify(values))
  return `${JSON.stringify([window, resolution])} ${name}`
}

/** The function of a model, that of its own values among them; undefined where there is none. */
export const functionOfModel = (model: GridFields): PlaneFunction | undefined =>
  model.id === gridId && model.values && model.extent
    ? gridFunction(keyOf(model), () => gridOf(model))
    : functionOf(model.id)

/** Issues of the fields of a grid, which no other function has. */
export function* gridIssues(model: GridFields, path: string): Generator<ExperimentIssue> {
  const { id, values, extent: window, resolution } = model
  const at = (field: keyof typeof gridFields, message: string) => ({ path: `${path}.${field}`, message })
  if (id !== gridId) {
    for (const field of ['extent', 'values', 'resolution'] as const)
      if (model[field] !== undefined) yield at(field, `is for the function "${gridId}" alone`)
    return
  }
  if (!window) yield at('extent', 'is missing: write { a: [from, to], b: [from, to] }')
  if (!values) {
    yield at('values', 'is missing: write a row for each a, with a value for each b')
    return
  }
  const isPacked = typeof values === 'string'
  const found = resolutionOf(model)
  const size = found?.join(' x ')
  if (!found)
    yield at(
      'values',
      isPacked
        ? `holds ${packedCount(values)} numbers: write their resolution, as many along a and along b`
        : 'must have rows of one length',
    )
  else if (found.some((along) => along < 2 || along > mostAlong))
    yield at('values', `must have 2 to ${mostAlong} values along both sides, not ${size}`)
  else if (resolution && resolution.join(' x ') !== size)
    yield at('resolution', `must be ${size}, as the values have it`)
  else if (isPacked && !gridOf(model).values.every(Number.isFinite)) yield at('values', 'must be finite')
}
