/** Quantities of the displayed surface, counted or measured on its grid. */
export const surfaceNames = ['minima', 'area-below', 'monotone-rays', 'roughness'] as const
/** Name of a quantity of the surface. */
export type SurfaceName = (typeof surfaceNames)[number]

/** Returns whether a quantity is one of the surface. */
export const isOfSurface = (quantity: string): quantity is SurfaceName =>
  surfaceNames.some((name) => name === quantity)
