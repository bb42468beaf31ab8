import type { LitElement, ReactiveController } from 'lit'
import { PointEvent } from './point-event.ts'

const marked = '[data-mark]'

/** Returns the mark of the number that an event is on. */
const markOf = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest<HTMLElement>(marked)?.dataset['mark'] : undefined) ?? undefined

/**
 * Reports the mark of the number that the user points at in its element. That is whatever has `data-mark` and is under
 * the pointer, has the focus inside, or was tapped, until something else is pressed.
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
      // Lifting a finger ends the hover, but what was tapped stays.
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
    // Nobody receives events of a removed element, so the page gets them.
    const teller: EventTarget = this.#host.isConnected ? this.#host : window
    teller.dispatchEvent(new PointEvent(mark))
  }
}
