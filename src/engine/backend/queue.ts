/** Starts `work` and settles with its result, or rejects with the reason of the first signal to abort. */
export async function untilAborted<T>(
  work: () => Promise<T>,
  ...signals: readonly AbortSignal[]
): Promise<T> {
  for (const signal of signals) signal.throwIfAborted()
  const done = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    for (const signal of signals)
      signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: done.signal })
  })
  try {
    return await Promise.race([work(), aborted])
  } finally {
    done.abort()
  }
}

/**
 * Returns the result of `work`, or that of `otherwise` if `work` has not settled within `patience`
 * milliseconds of the abort.
 */
export async function endedWithin<T>(
  patience: number,
  signal: AbortSignal | undefined,
  work: Promise<T>,
  otherwise: () => T,
): Promise<T> {
  if (!signal) return await work
  let timer: ReturnType<typeof setTimeout> | undefined
  const done = new AbortController()
  const over = new Promise<void>((resolve) => {
    const wait = () => (timer = setTimeout(resolve, patience))
    if (signal.aborted) wait()
    else signal.addEventListener('abort', wait, { signal: done.signal })
  })
  try {
    return await Promise.race([work, over.then(otherwise)])
  } finally {
    done.abort()
    clearTimeout(timer)
  }
}

/**
 * Waits for `work` while `meanwhile` runs; the end of `work` stops `meanwhile`. @throws the signal's reason
 * when it aborts
 */
export async function concurrently(
  work: Promise<void>,
  meanwhile: (stop: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController()
  const done = work.finally(() => over.abort())
  const other = meanwhile(AbortSignal.any([signal, over.signal])).catch((error: unknown) => {
    if (!over.signal.aborted) throw error
  })
  await Promise.all([done, other])
}

/** Runs tasks one after another. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  add<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => undefined)
    return result
  }
}

/** The set of unfinished tasks. */
export class Underway {
  readonly #tasks = new Set<Promise<unknown>>()

  async add<T>(task: Promise<T>): Promise<T> {
    this.#tasks.add(task)
    try {
      return await task
    } finally {
      this.#tasks.delete(task)
    }
  }

  /** Resolves when the current tasks have settled, or after `patience` milliseconds. */
  async rest(patience: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = new Promise((resolve) => (timer = setTimeout(resolve, patience)))
    await Promise.race([Promise.allSettled(this.#tasks), over])
    clearTimeout(timer)
  }
}
