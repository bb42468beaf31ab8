/** The error for a part of the page that could not be loaded. */
export const loadError = (part: string): string =>
  `Could not load ${part}. Check your connection and reload the page.`

/** The name of the reader of recorded runs and grids. */
export const elsewhere = 'the reader of runs and surfaces from other programs'

/** Returns a part that is loaded later. Rejects with the error that names it if it cannot be loaded. */
export const orLoadError = <T>(part: Promise<T>, name: string): Promise<T> =>
  part.catch(() => Promise.reject(new Error(loadError(name))))
