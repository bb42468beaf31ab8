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

/** How long the general paths may keep the page's thread to themselves, in milliseconds. */
const longest = 12

/** Keeps long work from blocking the page: `rest` gives the page a turn once enough time has passed, and is free before. */
export class Pace {
  #since = performance.now()

  async rest(): Promise<void> {
    if (performance.now() - this.#since < longest) return
    await turn()
    this.#since = performance.now()
  }
}
