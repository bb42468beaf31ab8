import type { Ends } from '../../reference/outcome/ends.ts'
import { shownValues } from '../../reference/outcome/outcome.ts'
import { gridValue } from '../../reference/plane/grid.ts'
import type { Plane } from '../../reference/plane/plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Outcome, Terrain } from '../../reference/results.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { noneKept, stridesWith, type Kept } from '../coarse-grid.ts'
import { roundedPlane } from '../rounded-plane.ts'

/** Returns resolution and extent of the grid of every `stride`-th point. */
function coarseExtent(
  extent: Extent,
  [na, nb]: readonly [number, number],
  stride: number,
  kept: Kept,
): Pick<Terrain, 'resolution' | 'extent'> {
  const [byA, byB] = stridesWith(kept, stride)
  const part = (axis: readonly [number, number], count: number, by: number): [number, number] =>
    by === 1 ? [...axis] : [axis[0], gridValue(axis, (Math.ceil(count / by) - 1) * by, count)]
  return {
    resolution: [Math.ceil(na / byA), Math.ceil(nb / byB)],
    extent: { a: part(extent.a, na, byA), b: part(extent.b, nb, byB) },
  }
}

/**
 * Returns a terrain of the values at every `stride`-th point of a grid, with the extent of these points, and
 * at every point of a `kept` axis. `began` is in milliseconds.
 */
export function coarseTerrain(
  { extent, u, v, origin }: ReturnType<typeof roundedPlane>,
  resolution: readonly [number, number],
  stride: number,
  values: Float32Array,
  began: number,
  kept = noneKept,
): Terrain {
  return {
    ...coarseExtent(extent, resolution, stride, kept),
    u,
    v,
    origin,
    values,
    ...finiteRange(values),
    milliseconds: performance.now() - began,
  }
}

/** Returns a terrain of the outcomes of runs from these points, like `coarseTerrain`. */
export function outcomeTerrain(
  { experiment }: TrainingProblem,
  plane: Plane,
  resolution: readonly [number, number],
  stride: number,
  ends: Ends<Float32Array>,
  outcome: Outcome,
  began: number,
): Terrain {
  const values = Float32Array.from(shownValues(ends, outcome, experiment.terrain.show))
  return { ...coarseTerrain(roundedPlane(plane), resolution, stride, values, began), outcome }
}
