/** A result and all that it depends on. */
export interface Standing<T> {
  readonly key: string
  readonly value: T
}

/** The same result under another key, where it has the first one. */
export const rekeyed = <T>(
  standing: Standing<T> | undefined,
  from: string,
  to: string,
): Standing<T> | undefined => (standing?.key === from ? { ...standing, key: to } : standing)
