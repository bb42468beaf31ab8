interface Entry<T> {
  readonly value: T
  /** Name of the change that led to this value. */
  readonly label: string
}

/** How much history is kept: values up to a total size of `most`. */
export interface Keeping<T> {
  readonly most: number
  readonly sizeOf: (value: T) => number
}

/** A fixed number of changes of any size. */
const changes: Keeping<unknown> = { most: 200, sizeOf: () => 1 }

/**
 * Undo and redo of an immutable value; itself immutable. Live changes with the same label, such as those of a
 * slider, form one entry.
 */
export class History<T> {
  readonly #past: readonly Entry<T>[]
  readonly #present: Entry<T>
  readonly #future: readonly Entry<T>[]
  /** Whether the next change with the same label belongs to the current entry. */
  readonly #open: boolean
  readonly #keeping: Keeping<T>

  private constructor(
    keeping: Keeping<T>,
    past: readonly Entry<T>[],
    present: Entry<T>,
    future: readonly Entry<T>[],
    open = false,
  ) {
    this.#keeping = keeping
    this.#past = past
    this.#present = present
    this.#future = future
    this.#open = open
  }

  static of<T>(value: T, keeping: Keeping<T> = changes): History<T> {
    return new History(keeping, [], { value, label: '' }, [])
  }

  get value(): T {
    return this.#present.value
  }

  /** Whether the last change was live. */
  get open(): boolean {
    return this.#open
  }

  /** Label of the change to undo; `undefined` if there is none. */
  get undoLabel(): string | undefined {
    return this.#past.length > 0 ? this.#present.label : undefined
  }

  /** Label of the change to redo; `undefined` if there is none. */
  get redoLabel(): string | undefined {
    return this.#future[0]?.label
  }

  with(value: T, label: string, live = false): History<T> {
    const present = { value, label }
    if (this.#open && this.#present.label === label) return this.#at(this.#past, present, [], live)
    return this.#at(this.#kept([...this.#past, this.#present]), present, [], live)
  }

  #at(past: readonly Entry<T>[], present: Entry<T>, future: readonly Entry<T>[], open = false): History<T> {
    return new History(this.#keeping, past, present, future, open)
  }

  /** Returns the last entries, at least one. */
  #kept(past: readonly Entry<T>[]): readonly Entry<T>[] {
    const { most, sizeOf } = this.#keeping
    let [first, size] = [past.length, 0]
    while (first > 0) {
      size += sizeOf(past[first - 1]!.value)
      if (size > most && first < past.length) break
      first--
    }
    return past.slice(first)
  }

  /** Returns the history with the current entry closed, so that the next change has its own. */
  closed(): History<T> {
    return this.#at(this.#past, this.#present, this.#future)
  }

  /** Returns the history with every value mapped. */
  map(other: (value: T) => T): History<T> {
    const mapped = ({ value, label }: Entry<T>): Entry<T> => ({ value: other(value), label })
    return this.#at(this.#past.map(mapped), mapped(this.#present), this.#future.map(mapped), this.#open)
  }

  undo(): History<T> {
    const last = this.#past.at(-1)
    if (!last) return this
    return this.#at(this.#past.slice(0, -1), last, [this.#present, ...this.#future])
  }

  redo(): History<T> {
    const [next, ...rest] = this.#future
    if (!next) return this
    return this.#at([...this.#past, this.#present], next, rest)
  }
}
