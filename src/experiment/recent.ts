/**
 * Values made of the last few keys that were asked for. Not a WeakMap: the history keeps hundreds of experiments, and that would
 * keep all that was made of each.
 */
export class Recent<Key, Value> {
  readonly #most: number
  readonly #kept = new Map<Key, Value>()

  /** Keeps so many. */
  constructor(most: number) {
    this.#most = most
  }

  /** The value of a key, made where it is not kept; the key becomes the last one to be dropped. */
  of(key: Key, make: () => Value): Value {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as Value) : make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
    return value
  }
}
