/** The sentence for a part of the page that is loaded later and could not be had. */
export const loadError = (part: string): string =>
  `Could not load ${part}. Check your connection and reload the page.`

/** The name of what reads recorded runs and grids. */
export const elsewhere = 'the reader of runs and surfaces from other programs'

/** A part that is loaded later, as it comes. Rejects with the sentence that names it where it does not. */
export const orLoadError = <T>(part: Promise<T>, name: string): Promise<T> =>
  part.catch(() => Promise.reject(new Error(loadError(name))))
