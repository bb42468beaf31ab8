interface Entry<T> {
  readonly value: T
  /** Names the change that led here. */
  readonly label: string
}

/**
 * Undo and redo of an immutable value; itself immutable. Live changes with one label, such as those of a slider under the
 * hand, become one entry.
 */
export class History<T> {
  readonly #past: readonly Entry<T>[]
  readonly #present: Entry<T>
  readonly #future: readonly Entry<T>[]
  /** The next change with the same label belongs to the present entry. */
  readonly #open: boolean

  private constructor(
    past: readonly Entry<T>[],
    present: Entry<T>,
    future: readonly Entry<T>[],
    open = false,
  ) {
    this.#past = past
    this.#present = present
    this.#future = future
    this.#open = open
  }

  static of<T>(value: T): History<T> {
    return new History([], { value, label: '' }, [])
  }

  get value(): T {
    return this.#present.value
  }

  /** The last change was a live one. */
  get open(): boolean {
    return this.#open
  }

  /** Label of the change that undo takes back; undefined where there is none. */
  get undoLabel(): string | undefined {
    return this.#past.length > 0 ? this.#present.label : undefined
  }

  /** Label of the change that redo does again; undefined where there is none. */
  get redoLabel(): string | undefined {
    return this.#future[0]?.label
  }

  with(value: T, label: string, live = false): History<T> {
    const present = { value, label }
    if (this.#open && this.#present.label === label) return new History(this.#past, present, [], live)
    return new History([...this.#past, this.#present].slice(-200), present, [], live)
  }

  undo(): History<T> {
    const last = this.#past.at(-1)
    if (!last) return this
    return new History(this.#past.slice(0, -1), last, [this.#present, ...this.#future])
  }

  redo(): History<T> {
    const [next, ...rest] = this.#future
    if (!next) return this
    return new History([...this.#past, this.#present], next, rest)
  }
}
