/** Returns the picture's pixels per CSS pixel: the screen's, and at most 2. */
export const screenPixelRatio = (): number => Math.min(2, devicePixelRatio)
