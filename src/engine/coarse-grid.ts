import { finiteRange } from '../math/statistics/range.ts'
import type { TerrainField, TerrainRequest } from './path.ts'

/** Points along each side. */
type Resolution = readonly [number, number]

/** One level of a grid that is computed from coarse to fine. */
export interface Level {
  /** Includes every `stride`-th point of both axes, except kept axes, which have all. */
  readonly stride: number
  /** Its points as indices into the finest grid, in this level's order. */
  readonly points: readonly number[]
  /** The points that no coarser level has. */
  readonly fresh: readonly number[]
}

/** Whether each axis keeps all its points at every level. */
export type Kept = readonly [boolean, boolean]
/** Both axes are thinned. */
export const noneKept: Kept = [false, false]

/** The strides of both axes. */
export const stridesWith = ([a, b]: Kept, stride: number): readonly [number, number] => [
  a ? 1 : stride,
  b ? 1 : stride,
]

/**
 * Returns a level of a grid, after a coarser one if there is one, whose stride is a multiple of this one's.
 */
export function levelOf([na, nb]: Resolution, stride: number, coarser?: number, kept = noneKept): Level {
  const points: number[] = []
  const fresh: number[] = []
  const [across, down] = stridesWith(kept, stride)
  const [a, b] = stridesWith(kept, coarser ?? stride)
  for (let j = 0; j < nb; j += down)
    for (let i = 0; i < na; i += across) {
      const known = coarser !== undefined && i % a === 0 && j % b === 0
      points.push(j * na + i)
      if (!known) fresh.push(j * na + i)
    }
  return { stride, points, fresh }
}

/**
 * Returns the resolution of a grid with the same end points and 1/`by` of the points along each side, at
 * least two where there were two.
 */
export const thinned = ([na, nb]: Resolution, by: number): [number, number] => {
  const part = (n: number) => Math.ceil((n - 1) / by) + 1
  return [part(na), part(nb)]
}

/**
 * Grids filled point by point first show every fourth point of both axes, if those are at least 17. Grids
 * finer than 65 first show 17 points along each axis, as during a drag.
 */
const stride = 4
const coarsest = 17

/** Returns the strides of the grids shown before the finest, coarsest first. */
function stridesOf(resolution: Resolution): number[] {
  const divides = (by: number) => resolution.every((n) => (n - 1) % by === 0)
  if (!divides(stride) || resolution.some((n) => n < coarsest)) return []
  let first = stride
  while (divides(2 * first) && resolution.every((n) => n - 1 >= 2 * first * (coarsest - 1))) first *= 2
  return first > stride ? [first, stride] : [stride]
}

/** Values with their extent. */
const fieldOf = (resolution: Resolution, values: Float32Array): TerrainField => ({
  resolution,
  values,
  ...finiteRange(values),
})

/**
 * Computes a terrain point by point, showing coarse grids first. `fill` writes the values at indices of the
 * whole grid.
 */
export async function coarseFirst(
  { resolution, onCoarse, beforeFinest }: Pick<TerrainRequest, 'resolution' | 'onCoarse' | 'beforeFinest'>,
  fill: (indices: readonly number[], values: Float32Array) => Promise<void>,
): Promise<TerrainField> {
  const values = new Float32Array(resolution[0] * resolution[1])
  let before: number | undefined
  for (const by of onCoarse ? stridesOf(resolution) : []) {
    const { points, fresh } = levelOf(resolution, by, before)
    await fill(fresh, values)
    const shown = Float32Array.from(points, (index) => values[index]!)
    onCoarse?.(fieldOf(thinned(resolution, by), shown))
    before = by
  }
  if (before !== undefined) await beforeFinest?.()
  await fill(levelOf(resolution, 1, before).fresh, values)
  return fieldOf(resolution, values)
}
