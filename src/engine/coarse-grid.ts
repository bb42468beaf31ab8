import { finiteRange } from '../math/statistics/range.ts'
import type { TerrainField, TerrainRequest } from './path.ts'

/** Points along each side. */
type Resolution = readonly [number, number]

/** One level of a grid that is worked through from coarse to fine. */
export interface Level {
  /** Every `stride`-th point of both axes belongs to it, every one of an axis that is kept. */
  readonly stride: number
  /** Its points as indices of the finest grid, in its own order. */
  readonly points: readonly number[]
  /** Those that no coarser level has. */
  readonly fresh: readonly number[]
}

/** True for the axes of which every point belongs to each level, whatever its stride. */
export type Kept = readonly [boolean, boolean]
/** Both axes are thinned. */
export const noneKept: Kept = [false, false]

/** The strides of both axes. */
export const stridesWith = ([a, b]: Kept, stride: number): readonly [number, number] => [
  a ? 1 : stride,
  b ? 1 : stride,
]

/** A level of a grid, after a coarser one where there is any: its stride is a multiple of this one's. */
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

/** A grid over the same extent with a share of the points along each side, two at least where there are two: all ends stay ends. */
export const thinned = ([na, nb]: Resolution, by: number): [number, number] => {
  const part = (n: number) => Math.ceil((n - 1) / by) + 1
  return [part(na), part(nb)]
}

/**
 * Grids that are filled point by point show every fourth of both axes first, where there are at least 17; before that, where they are
 * finer than 65, the 17 points of each axis that a hand is answered with.
 */
const stride = 4
const coarsest = 17

/** Strides of the grids that are shown before the finest, the coarsest first. */
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

/** A terrain point by point, those of coarse grids first and shown. `fill` writes the values at indices of the whole grid. */
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
