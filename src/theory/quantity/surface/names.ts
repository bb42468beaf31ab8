/** Quantities of the surface that is shown, counted or measured on its grid. */
export const surfaceNames = ['minima', 'area-below', 'monotone-rays', 'roughness'] as const
/** Name of a quantity of the surface. */
export type SurfaceName = (typeof surfaceNames)[number]

/** True for a quantity of the surface. */
export const isOfSurface = (quantity: string): quantity is SurfaceName =>
  surfaceNames.some((name) => name === quantity)
