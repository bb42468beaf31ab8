/** Least milliseconds between two calls. */
const pause = 150

/** Limits the rate of calls, for progress reports. */
export class Throttle {
  #last = -Infinity

  /** Calls `act` unless the last call was less than 150 ms ago. */
  call(act: () => void): void {
    const now = performance.now()
    if (now - this.#last < pause) return
    this.#last = now
    act()
  }
}
