/**
 * A cache of the most recently used values. Not a WeakMap, because the undo history holds hundreds of experiments, and with them everything
 * computed from each.
 */
export class Recent<Key, Value> {
  readonly #most: number
  readonly #kept = new Map<Key, Value>()

  constructor(most: number) {
    this.#most = most
  }

  /** Returns the value of a key, and makes it if it is not cached; the key becomes the most recent one. */
  of(key: Key, make: () => Value): Value {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as Value) : make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
    return value
  }
}
