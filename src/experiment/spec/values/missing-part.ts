/** Returns the error for a part of the page that is loaded later and failed to load. */
export const missingPart = (part: string): string =>
  `${part} could not be loaded: look at the connection and load the page again.`

/** Name of the reader of recorded runs and grids in errors. */
export const elsewhere = 'What reads runs and surfaces made elsewhere'

/** Passes on a part that is loaded later; if loading fails, rejects with an error that names the part. */
export const orMissing = <T>(part: Promise<T>, name: string): Promise<T> =>
  part.catch(() => Promise.reject(new Error(missingPart(name))))
