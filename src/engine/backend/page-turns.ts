import type { Work } from '../../math/work.ts'

/** Resolves in a task of its own, after the page has had its turn. */
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

/** Milliseconds that long work may keep the page's thread to itself. */
const longest = 12

/** Keeps long work on the page's thread from blocking it: `rest` gives the page a turn once 12 ms have passed, and is free before. */
export class PageTurns {
  #since = performance.now()

  async rest(): Promise<void> {
    if (performance.now() - this.#since < longest) return
    await turn()
    this.#since = performance.now()
  }
}

/** Drives work to its end, with a turn for the page at its rests. @throws the signal's reason when it aborts */
export async function inTurns<T>(work: Work<T>, turns = new PageTurns(), signal?: AbortSignal): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await turns.rest()
    signal?.throwIfAborted()
  }
}
