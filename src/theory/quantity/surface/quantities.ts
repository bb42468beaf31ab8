import { numberOf, type Quantity } from '../quantity.ts'
import type { SurfaceName } from './names.ts'
import { logRoughness, minimaOf, monotoneRays, relativeRoughness, shareBelow } from './shape.ts'
import { surfaceOf } from './surface.ts'

/** Number of dips: inner points of the grid strictly below their eight neighbours; compare equal grids only. {resolution (65)}. */
const minima: Quantity = async (source, given) => minimaOf(await surfaceOf(source, given))

/** Share of the plane on which the height is below `level` (1): {level, resolution (65)}. */
const areaBelow: Quantity = async (source, given) =>
  shareBelow(await surfaceOf(source, given), numberOf(given, 'level', 1))

/** Share of 64 rays from the middle along which the height only rises, or falls by a hundredth of its way at most: {resolution (65)}. */
const monotone: Quantity = async (source, given) => monotoneRays(await surfaceOf(source, given))

/**
 * Mean bend of the surface from one point of the grid to the next, of ln height; with `relative` 1 of the height over its own standard
 * deviation, which tells surfaces apart that have no hole in the middle: {relative (0), resolution (65)}.
 */
const roughness: Quantity = async (source, given) => {
  const surface = await surfaceOf(source, given)
  return numberOf(given, 'relative', 0) ? relativeRoughness(surface) : logRoughness(surface)
}

/** The quantities of a surface by name: of the one that is there, else of one that is computed. Source: Li, Xu, Taylor, Studer, Goldstein 2018. */
export const surfaceQuantities: Readonly<Record<SurfaceName, Quantity>> = {
  minima,
  'area-below': areaBelow,
  'monotone-rays': monotone,
  roughness,
}
