import { numberOf, type Quantity } from '../quantity.ts'
import type { SurfaceName } from './names.ts'
import { logRoughness, minimaOf, monotoneRays, relativeRoughness, shareBelow } from './shape.ts'
import { surfaceOf } from './surface.ts'

/**
 * The number of dips: inner points of the grid strictly below their eight neighbours. Comparable only on equal grids.
 * {resolution (default 65)}.
 */
const minima: Quantity = async (source, given) => minimaOf(await surfaceOf(source, given))

/** The fraction of the plane on which the height is below `level`: {level (default 1), resolution (default 65)}. */
const areaBelow: Quantity = async (source, given) =>
  shareBelow(await surfaceOf(source, given), numberOf(given, 'level', 1))

/**
 * The fraction of 64 rays from the middle along which the height only rises, or falls by at most a hundredth of its path:
 * {resolution (default 65)}.
 */
const monotone: Quantity = async (source, given) => monotoneRays(await surfaceOf(source, given))

/**
 * The mean bend of the surface from one point of the grid to the next, of ln height; with `relative` 1, of the height
 * over its own standard deviation, which distinguishes surfaces without a hole in the middle: {relative (default 0),
 * resolution (default 65)}.
 */
const roughness: Quantity = async (source, given) => {
  const surface = await surfaceOf(source, given)
  return numberOf(given, 'relative', 0) ? relativeRoughness(surface) : logRoughness(surface)
}

/**
 * The quantities of a surface by name, for the existing surface or else a computed one. Source: Li, Xu, Taylor, Studer,
 * Goldstein 2018.
 */
export const surfaceQuantities: Readonly<Record<SurfaceName, Quantity>> = {
  minima,
  'area-below': areaBelow,
  'monotone-rays': monotone,
  roughness,
}
