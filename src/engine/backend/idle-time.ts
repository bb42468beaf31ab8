/** Milliseconds after the last work at which nobody is taken to wait for any. */
const rest = 1000

/** Work for idle time: it stops, by rejecting, when the signal aborts, and is then begun again in the next idle time. */
export type IdleWork = (signal: AbortSignal) => Promise<void>

/** The time in which nothing is under way. Real work always comes first: it cuts off what was begun in idle time. */
export class IdleTime {
  readonly #waiting: IdleWork[] = []
  #underWay = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop: AbortController | undefined
  #over = false

  /** Says that work begins; the function that it returns is called when the work has ended, once. */
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

  /** Says that work is under way until it settles, and settles as it does. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const ended = this.begin()
    try {
      return await work()
    } finally {
      ended()
    }
  }

  /** Takes work for idle time, one after the other. Work that fails otherwise than by an abort is dropped in silence: nobody waits for it. */
  want(work: IdleWork): void {
    this.#waiting.push(work)
    this.#wait()
  }

  /** Ends for good. */
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
