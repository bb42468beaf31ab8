import type { Ends } from '../../experiment/outcome/ends.ts'
import { shownValues } from '../../experiment/outcome/outcome.ts'
import { gridValue } from '../../experiment/plane/grid.ts'
import type { Plane, Problem } from '../../experiment/problem.ts'
import type { Outcome, Terrain } from '../../experiment/results.ts'
import { finiteRange } from '../../math/range.ts'

/** Every `stride`-th point of a grid as a terrain of its own, which reaches as far as these points do. */
export function outcomeTerrain(
  { experiment }: Problem,
  { extent, u, v, origin }: Plane,
  [na, nb]: readonly [number, number],
  stride: number,
  ends: Ends<Float32Array>,
  outcome: Outcome,
  began: number,
): Terrain {
  const along = (count: number) => Math.ceil(count / stride)
  const part = (axis: readonly [number, number], count: number): [number, number] => [
    axis[0],
    gridValue(axis, (along(count) - 1) * stride, count),
  ]
  const values = Float32Array.from(shownValues(ends, outcome, experiment.terrain.show))
  return {
    resolution: [along(na), along(nb)],
    extent: { a: part(extent.a, na), b: part(extent.b, nb) },
    u: Float32Array.from(u),
    v: Float32Array.from(v),
    origin: Float32Array.from(origin),
    values,
    ...finiteRange(values),
    milliseconds: performance.now() - began,
    outcome,
  }
}
