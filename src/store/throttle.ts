/** Milliseconds between two calls that are let through. */
const pause = 150

/** Lets a call through now and then, not each time: news of how far work has come. */
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
