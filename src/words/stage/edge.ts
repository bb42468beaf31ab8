import { edgeDimension } from '../../reference/outcome/edge-dimension.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Terrain } from '../../reference/results.ts'
import { minOf } from '../../math/statistics/range.ts'

/** The fewest points along a side for which box counting is meaningful. */
const fewest = 65

/**
 * Returns the roughness of the edge of trainability in a picture of the measure of convergence, on the scale from a curve
 * to noise; empty without an edge.
 */
export function edgeWords(terrain: Pick<Terrain, 'values' | 'resolution'> | undefined): string {
  if (!terrain || minOf(terrain.resolution) < fewest) return ''
  const dimension = edgeDimension(terrain)
  if (!Number.isFinite(dimension)) return ''
  return `box dimension of the edge ${formatNumber(dimension, 2)} (curve 1, noise 2)`
}
