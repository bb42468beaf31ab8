import { Recent } from '../recent.ts'
import type { PlaneFunction } from './function.ts'
import { GridSpline } from './spline.ts'

/** Id of the function that a grid of values is. */
export const gridId = 'grid'

/** A grid of values: those at (a_i, b_j), the first along a. */
export interface ValueGrid {
  readonly extent: { readonly a: readonly [number, number]; readonly b: readonly [number, number] }
  /** [i · nb + j]. */
  readonly values: Float64Array
  readonly resolution: readonly [number, number]
}

function madeOf({ extent, values, resolution }: ValueGrid): PlaneFunction {
  const [na, nb] = resolution
  const spline = new GridSpline(values, na, nb)
  const { a, b } = extent
  const [perA, perB] = [(na - 1) / (a[1] - a[0]), (nb - 1) / (b[1] - b[0])]
  const at = (x: number, y: number, da: 0 | 1 | 2, db: 0 | 1 | 2): number =>
    perA ** da * perB ** db * spline.at((x - a[0]) * perA, (y - b[0]) * perB, [da, db])
  return {
    id: gridId,
    title: 'A slice',
    formula: 'L(\\theta + a\\,\\delta + b\\,\\eta)',
    parameters: {},
    window: { a: [...a], b: [...b] },
    value: (x, y) => at(x, y, 0, 0),
    gradient: (x, y) => [at(x, y, 1, 0), at(x, y, 0, 1)],
    hessian: (x, y) => [at(x, y, 2, 0), at(x, y, 1, 1), at(x, y, 0, 2)],
    minima: () => [],
  }
}

/** The surfaces of the experiments that are shown: their splines are made once. */
const made = new Recent<unknown, PlaneFunction>(4)

/**
 * A surface that was computed elsewhere: the bicubic spline through its values, two times continuously differentiable, with the exact
 * derivatives of that spline. Beyond the grid nothing is known of it: there it is not a number. `key` tells grids apart.
 */
export const gridFunction = (key: unknown, grid: () => ValueGrid): PlaneFunction =>
  made.of(key, () => madeOf(grid()))
