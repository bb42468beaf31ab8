import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Something that closes automatically. The time starts again if another element or another `what` follows. */
export interface Passing {
  readonly element: HTMLElement
  readonly what?: unknown
  /** Keeps it there until the signal aborts. */
  readonly keepPlace?: (element: HTMLElement, signal: AbortSignal) => void
}

/** Milliseconds for which an offer is shown. */
export const offerTime = 10_000

/** Milliseconds for which a notice is shown. */
export const noticeTime = 6000

/** Closes something after it has been visible for some milliseconds with neither pointer nor focus on it. */
export class CloseLater implements ReactiveController {
  readonly #milliseconds: number
  readonly #shown: () => Passing | undefined
  readonly #close: () => void
  #last: Passing | undefined
  #gone: AbortController | undefined

  /** `shown` returns what to close, or `undefined` if there is nothing. */
  constructor(
    host: ReactiveControllerHost,
    milliseconds: number,
    shown: () => Passing | undefined,
    close: () => void,
  ) {
    this.#milliseconds = milliseconds
    this.#shown = shown
    this.#close = close
    host.addController(this)
  }

  hostConnected(): void {
    this.hostUpdated()
  }

  hostUpdated(): void {
    const shown = this.#shown()
    if (shown?.element === this.#last?.element && shown?.what === this.#last?.what) return
    this.hostDisconnected()
    this.#last = shown
    if (shown) this.#follow(shown)
  }

  hostDisconnected(): void {
    this.#gone?.abort()
    this.#last = undefined
  }

  #follow({ element, keepPlace }: Passing): void {
    const { signal } = (this.#gone = new AbortController())
    keepPlace?.(element, signal)
    let isPointed = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const isUsed = isPointed || element.matches(':focus-within')
        if (isUsed || document.hidden || !element.checkVisibility()) wait()
        else this.#close()
      }, this.#milliseconds)
    }
    element.addEventListener('pointerenter', () => (isPointed = true), { signal })
    element.addEventListener(
      'pointerleave',
      () => {
        isPointed = false
        wait()
      },
      { signal },
    )
    element.addEventListener('focusout', wait, { signal })
    signal.addEventListener('abort', () => clearTimeout(timer))
    wait()
  }
}
