/** A result with a key of everything that it depends on. */
export interface Cached<T> {
  readonly key: string
  readonly value: T
}

/** Returns the result under a new key if it has the old one. */
export const rekeyed = <T>(cached: Cached<T> | undefined, from: string, to: string): Cached<T> | undefined =>
  cached?.key === from ? { ...cached, key: to } : cached
