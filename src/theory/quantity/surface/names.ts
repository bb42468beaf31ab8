/** Quantities of the displayed surface, counted or measured on its grid. */
export const surfaceNames = ['minima', 'area-below', 'monotone-rays', 'roughness'] as const
export type SurfaceName = (typeof surfaceNames)[number]

export const isOfSurface = (quantity: string): quantity is SurfaceName =>
  surfaceNames.some((name) => name === quantity)
