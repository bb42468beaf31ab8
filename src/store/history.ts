interface Entry<T> {
  readonly value: T
  /** Names the change that led here. */
  readonly label: string
}

/** How much of what was is kept: values until their sizes come to `most`. */
export interface Keeping<T> {
  readonly most: number
  readonly sizeOf: (value: T) => number
}

/** So many changes, whatever their size. */
const changes: Keeping<unknown> = { most: 200, sizeOf: () => 1 }

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
    if (this.#open && this.#present.label === label) return this.#at(this.#past, present, [], live)
    return this.#at(this.#kept([...this.#past, this.#present]), present, [], live)
  }

  #at(past: readonly Entry<T>[], present: Entry<T>, future: readonly Entry<T>[], open = false): History<T> {
    return new History(this.#keeping, past, present, future, open)
  }

  /** The last entries, of which one at least is kept. */
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

  /** The same, whose next change has an entry of its own. */
  closed(): History<T> {
    return this.#at(this.#past, this.#present, this.#future)
  }

  /** The same with another value in the place of each. */
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
