import type { Ends } from '../../experiment/outcome/ends.ts'
import { shownValues } from '../../experiment/outcome/outcome.ts'
import { gridValue } from '../../experiment/plane/grid.ts'
import type { Plane } from '../../experiment/plane/plane.ts'
import type { Problem } from '../../experiment/problem.ts'
import type { Outcome, Terrain } from '../../experiment/results.ts'
import type { Extent } from '../../experiment/spec/numbers.ts'
import { finiteRange } from '../../math/statistics/range.ts'

/** How many points every `stride`-th of a grid's are, and how far they reach. */
export function coarseExtent(
  extent: Extent,
  [na, nb]: readonly [number, number],
  stride: number,
): Pick<Terrain, 'resolution' | 'extent'> {
  if (stride === 1) return { resolution: [na, nb], extent }
  const along = (count: number) => Math.ceil(count / stride)
  const part = (axis: readonly [number, number], count: number): [number, number] => [
    axis[0],
    gridValue(axis, (along(count) - 1) * stride, count),
  ]
  return { resolution: [along(na), along(nb)], extent: { a: part(extent.a, na), b: part(extent.b, nb) } }
}

/** Every `stride`-th point of a grid as a terrain of its own, which reaches as far as these points do. */
export function outcomeTerrain(
  { experiment }: Problem,
  { extent, u, v, origin }: Plane,
  resolution: readonly [number, number],
  stride: number,
  ends: Ends<Float32Array>,
  outcome: Outcome,
  began: number,
): Terrain {
  const values = Float32Array.from(shownValues(ends, outcome, experiment.terrain.show))
  return {
    ...coarseExtent(extent, resolution, stride),
    u: Float32Array.from(u),
    v: Float32Array.from(v),
    origin: Float32Array.from(origin),
    values,
    ...finiteRange(values),
    milliseconds: performance.now() - began,
    outcome,
  }
}
