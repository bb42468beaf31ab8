import { boundaryOf, boxDimension } from '../../math/statistics/box-dimension.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Terrain } from '../results.ts'

/** The fewest points along a side of a picture whose boxes say anything. */
const fewest = 65

const known = new WeakMap<Terrain['values'], number>()

/** The box-counting dimension of the edge between what is below 0 and what is not; NaN where there is none. */
function edgeDimension({ values, resolution }: Pick<Terrain, 'values' | 'resolution'>): number {
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

/** Roughness of the edge of trainability in a picture of the measure of convergence, between those of a curve and of noise; empty without an edge. */
export function edgeWords(terrain: Pick<Terrain, 'values' | 'resolution'> | undefined): string {
  if (!terrain || Math.min(...terrain.resolution) < fewest) return ''
  const dimension = edgeDimension(terrain)
  if (!Number.isFinite(dimension)) return ''
  return `box dimension of the edge ${formatNumber(dimension, 2)} (curve 1, noise 2)`
}
