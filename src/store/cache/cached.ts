/** A result and the key that says all that it depends on. */
export interface Cached<T> {
  readonly key: string
  readonly value: T
}

/** The same result under another key, where it has the first one. */
export const rekeyed = <T>(cached: Cached<T> | undefined, from: string, to: string): Cached<T> | undefined =>
  cached?.key === from ? { ...cached, key: to } : cached
