import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Distance from the viewport at which an element starts loading. */
const ahead = '200px'

/** Starts a lazy element when it comes near the viewport or is used, whichever is first. */
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

  /** True until the element is seen or used. The first access starts watching. */
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

  /** Marks the element as seen or used. */
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
