import type { Work } from '../../math/work.ts'

/** Resolves in a task of its own, after the page has had a turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

/** Longest time, in milliseconds, for which long work may occupy the page's thread. */
const longest = 12

/**
 * Keeps long work from blocking the page's thread. `rest` yields to the page once 12 ms have passed, and
 * returns at once before that.
 */
export class PageTurns {
  #since = performance.now()

  async rest(): Promise<void> {
    if (performance.now() - this.#since < longest) return
    await turn()
    this.#since = performance.now()
  }
}

/** Runs work to its end, yielding to the page at its rests. @throws the signal's reason when it aborts */
export async function inTurns<T>(work: Work<T>, turns = new PageTurns(), signal?: AbortSignal): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await turns.rest()
    signal?.throwIfAborted()
  }
}
