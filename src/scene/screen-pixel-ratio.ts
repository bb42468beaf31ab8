/** Pixels of a picture for each CSS pixel: as many as the screen has, and 2 at most. */
export const screenPixelRatio = (): number => Math.min(2, devicePixelRatio)
