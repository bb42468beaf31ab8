/** A minimal IndexedDB request. */
class Asked extends EventTarget {
  result: unknown
  error: unknown
  readonly #outcome: string

  constructor(outcome: string, with_: { readonly result?: unknown; readonly error?: unknown } = {}) {
    super()
    this.#outcome = outcome
    Object.assign(this, with_)
    queueMicrotask(() => this.dispatchEvent(new Event(this.#outcome)))
  }
}

/**
 * An empty database in which every write fails with `reason` after it has been accepted; without a reason
 * nothing fails.
 */
export function storeThatFails(reason: DOMException | undefined): Pick<IDBFactory, 'open'> {
  const store = {
    getAll: () => new Asked('success', { result: [] }),
    get: () => new Asked('success'),
    put: () => new Asked('success'),
    delete: () => new Asked('success'),
    clear: () => new Asked('success'),
  }
  const transaction = (_: string, mode: string) =>
    Object.assign(
      reason && mode === 'readwrite' ? new Asked('abort', { error: reason }) : new Asked('complete'),
      { objectStore: () => store, commit: () => undefined },
    )
  return {
    open: () => new Asked('success', { result: Object.assign(new EventTarget(), { transaction }) }),
  } as never
}
