import { boundaryOf, boxDimension } from '../../math/statistics/box-dimension.ts'
import type { Numbers, Terrain } from '../results.ts'

const known = new WeakMap<Numbers, number>()

/**
 * Returns the box-counting dimension of the boundary between negative and other values; NaN if there is none.
 */
export function edgeDimension({
  values,
  resolution,
}: Pick<Terrain<Numbers>, 'values' | 'resolution'>): number {
  const before = known.get(values)
  if (before !== undefined) return before
  const { pixels, size } = boundaryOf(
    Array.from(values, (value) => value < 0),
    resolution,
  )
  const dimension = boxDimension(pixels, size)
  known.set(values, dimension)
  return dimension
}
