import type { LitElement, ReactiveController } from 'lit'
import { PointEvent } from './point-event.ts'

const marked = '[data-mark]'

/** The mark of the number that an event is on. */
const markOf = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest<HTMLElement>(marked)?.dataset['mark'] : undefined) ?? undefined

/**
 * Tells the mark of the number in its element that is pointed at: whatever has `data-mark` and is under the pointer, has the focus or
 * something in it that does, or was tapped, until something else is pressed.
 */
export class NumberPointer implements ReactiveController {
  readonly #host: LitElement
  #told: string | undefined
  #connected = new AbortController()

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#connected = new AbortController()
    const { signal } = this.#connected
    const on = (type: string, hear: (event: Event) => void) =>
      this.#host.renderRoot.addEventListener(type, hear, { signal })
    on('pointerover', ({ target }) => this.#tell(markOf(target)))
    on('pointerout', (event) => {
      const { pointerType, relatedTarget } = event as PointerEvent
      // A finger that is lifted has left, but what it has tapped stays.
      if (pointerType !== 'touch') this.#tell(markOf(relatedTarget))
    })
    on('focusin', ({ target }) => this.#tell(markOf(target)))
    on('focusout', () => this.#tell(undefined))
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (!event.composedPath().includes(this.#host.renderRoot)) this.#tell(undefined)
      },
      { signal, capture: true },
    )
  }

  hostDisconnected(): void {
    this.#connected.abort()
    this.#tell(undefined)
  }

  #tell(mark: string | undefined): void {
    if (mark === this.#told) return
    this.#told = mark
    // An element that has gone is heard by nobody: the page is told in its place.
    const teller: EventTarget = this.#host.isConnected ? this.#host : window
    teller.dispatchEvent(new PointEvent(mark))
  }
}
