import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How far outside of what is seen something begins. */
const ahead = '200px'

/** Has a lazy element begin when it comes near what is seen, or is used, whichever is first. */
export class FirstSight implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #begin: () => void
  #observer: IntersectionObserver | undefined
  #came = false

  constructor(host: ReactiveControllerHost & Element, begin: () => void) {
    this.#host = host
    this.#begin = begin
    host.addController(this)
  }

  /** True until it was seen or used. The first reading begins to watch for it. */
  get awaited(): boolean {
    if (!this.#came && !this.#observer) {
      this.#observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.come(),
        { rootMargin: ahead },
      )
      this.#observer.observe(this.#host)
    }
    return !this.#came
  }

  /** It is seen or used now. */
  come(): void {
    if (this.#came) return
    this.#came = true
    const waits = this.#observer !== undefined
    this.hostDisconnected()
    if (waits) this.#begin()
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = undefined
  }
}
