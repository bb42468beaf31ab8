/** Milliseconds after the last work until the page counts as idle. */
const rest = 1000

/** Work for idle time. It rejects when the signal aborts, and is then started again in the next idle time. */
export type IdleWork = (signal: AbortSignal) => Promise<void>

/**
 * Runs work while nothing else is under way. Real work comes first and aborts what was started in idle time.
 */
export class IdleTime {
  readonly #waiting: IdleWork[] = []
  #underWay = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop: AbortController | undefined
  #over = false

  /**
   * Marks the beginning of work, and returns a function that marks its end; calls after the first have no
   * effect.
   */
  begin(): () => void {
    this.#underWay++
    clearTimeout(this.#timer)
    this.#stop?.abort()
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.#underWay--
      this.#wait()
    }
  }

  /** Marks work as under way until it settles, and returns its result. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const ended = this.begin()
    try {
      return await work()
    } finally {
      ended()
    }
  }

  /**
   * Queues work for idle time. Work that fails other than by an abort is dropped silently, since nobody waits
   * for it.
   */
  want(work: IdleWork): void {
    this.#waiting.push(work)
    this.#wait()
  }

  /** Drops the queue and aborts the current work, permanently. */
  dispose(): void {
    this.#over = true
    this.#waiting.length = 0
    clearTimeout(this.#timer)
    this.#stop?.abort()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.#over || this.#underWay > 0 || this.#stop || this.#waiting.length === 0) return
    this.#timer = setTimeout(() => void this.#use(), rest)
  }

  async #use(): Promise<void> {
    const stop = new AbortController()
    this.#stop = stop
    while (!stop.signal.aborted) {
      const work = this.#waiting.shift()
      if (!work) break
      try {
        await work(stop.signal)
      } catch {
        if (stop.signal.aborted && !this.#over) this.#waiting.unshift(work)
      }
    }
    this.#stop = undefined
    this.#wait()
  }
}
