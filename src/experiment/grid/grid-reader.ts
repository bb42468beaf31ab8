import { Recent } from '../recent.ts'
import { mostAlongGrid } from '../spec/values/bounds.ts'
import { nameOfKnown, rememberRows } from '../spec/values/known-rows.ts'
import { numberRows } from '../spec/values/number-rows.ts'
import { packedCount } from '../spec/values/packed-floats.ts'
import type { FunctionFault } from '../functions/custom.ts'
import type { PlaneFunction } from '../functions/function.ts'
import { gridId, provideGridReader, type GridFields } from '../functions/grid.ts'
import { gridSchema } from './grid-schema.ts'
import { GridSpline } from './spline.ts'

/** Returns the numbers of values along a and b; undefined if the values do not form a grid. */
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

/** Returns the values of a grid, row-major with b fastest. */
function valuesOf({ values = [] }: GridFields, [na, nb]: readonly [number, number]): Float64Array {
  const rows = numberRows(values, nb)
  const all = new Float64Array(na * nb)
  for (let i = 0; i < na; i++) all.set(rows.row(i), i * nb)
  return all
}

function madeOf(grid: GridFields): PlaneFunction {
  const { extent: { a, b } = { a: [0, 1], b: [0, 1] } } = grid
  const resolution = resolutionOf(grid) ?? [2, 2]
  const [na, nb] = resolution
  const spline = new GridSpline(valuesOf(grid, resolution), na, nb)
  const [perA, perB] = [(na - 1) / (a[1] - a[0]), (nb - 1) / (b[1] - b[0])]
  const at = (x: number, y: number, da: 0 | 1 | 2, db: 0 | 1 | 2): number =>
    perA ** da * perB ** db * spline.at((x - a[0]) * perA, (y - b[0]) * perB, [da, db])
  return {
    id: gridId,
    title: 'A slice',
    parameters: {},
    window: { a: [...a], b: [...b] },
    value: (x, y) => at(x, y, 0, 0),
    gradient: (x, y) => [at(x, y, 1, 0), at(x, y, 0, 1)],
    hessian: (x, y) => [at(x, y, 2, 0), at(x, y, 1, 1), at(x, y, 0, 2)],
    minima: () => [],
  }
}

/** Surfaces of the current experiments, cached since their splines are costly. */
const made = new Recent<string, PlaneFunction>(4)

/** Returns a text that identifies a grid. */
function keyOf({ values = [], extent, resolution }: GridFields): string {
  const name = typeof values === 'string' ? values : (nameOfKnown(values) ?? JSON.stringify(values))
  return `${JSON.stringify([extent, resolution])} ${name}`
}

/**
 * Returns a surface computed elsewhere, the bicubic spline through its values, twice continuously differentiable, with exact derivatives.
 * Outside the grid it is NaN.
 */
const read = (grid: GridFields): PlaneFunction => made.of(keyOf(grid), () => madeOf(grid))

function* faults(grid: GridFields): Generator<FunctionFault> {
  const { extent, values, resolution, parameters = {} } = grid
  for (const name of Object.keys(parameters))
    yield { path: `parameters.${name}`, message: `a grid of values has no parameter "${name}"` }
  if (!extent) yield { path: 'extent', message: 'is missing. Write { a: [from, to], b: [from, to] }' }
  const fault = (message: string): FunctionFault => ({ path: 'values', message })
  if (!values) {
    yield fault('is missing. Write one row for each a, with one value for each b')
    return
  }
  const isPacked = typeof values === 'string'
  const found = resolutionOf(grid)
  const size = found?.join(' x ')
  if (!found)
    yield fault(
      isPacked
        ? `has ${packedCount(values)} numbers, which do not fill the grid. Write a resolution that fits, their numbers along a and b`
        : 'must have rows of equal length',
    )
  else if (found.some((along) => along < 2 || along > mostAlongGrid))
    yield fault(`must have 2 to ${mostAlongGrid} values along each side, not ${size}`)
  else if (resolution && resolution.join(' x ') !== size)
    yield { path: 'resolution', message: `must be ${size}, the size of the grid in values` }
  else if (isPacked && !valuesOf(grid, found).every(Number.isFinite)) yield fault('must be finite')
  else if (!isPacked) rememberRows(values)
}

provideGridReader({ schema: gridSchema, read, faults })
