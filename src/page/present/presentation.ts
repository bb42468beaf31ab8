import { signal } from '@preact/signals-core'
import type { OpensAt } from '../../elements/lecture/share/opens-at.ts'

/**
 * Present mode: whether it is on, whether the screen is black or shows the QR code, and since when. It requests full
 * screen and works without it. The browser's own Escape ends full screen, and present mode continues in the window. All
 * state is in signals.
 */
export class Presentation {
  readonly #on = signal(false)
  readonly #blank = signal(false)
  readonly #code = signal<OpensAt | undefined>()
  readonly #since = signal<number | undefined>()
  /** Full screen may end without ending present mode: by F, or because the notes open their window. */
  #going = false

  get on(): boolean {
    return this.#on.value
  }

  get blank(): boolean {
    return this.#blank.value
  }

  /** The QR code that fills the screen, in or outside present mode, with the step that it opens; undefined if there is none. */
  get code(): OpensAt | undefined {
    return this.#code.value
  }

  /** When presenting began, in milliseconds since the epoch; undefined before that. */
  get since(): number | undefined {
    return this.#since.value
  }

  /** Follows the browser's full screen until the signal aborts. `escaped` is called only when the browser's Escape has ended it. */
  listen(signal: AbortSignal, escaped: () => void): void {
    document.addEventListener(
      'fullscreenchange',
      () => {
        const hasLeft = !document.fullscreenElement
        if (hasLeft && !this.#going && !this.uncover() && this.on) escaped()
        if (!hasLeft && !this.on) this.#shrink()
        if (hasLeft) this.#going = false
      },
      { signal },
    )
  }

  toggle(): void {
    if (this.on) this.leave()
    else this.enter()
  }

  enter(): void {
    if (this.on) return
    this.begin()
    this.#fill()
  }

  /** Starts present mode without full screen, which browsers allow only after a user gesture. */
  begin(): void {
    this.#on.value = true
    this.#since.value ??= Date.now()
  }

  leave(): void {
    if (!this.on) return
    this.#on.value = false
    this.#blank.value = false
    this.#code.value = undefined
    this.#shrink()
  }

  restartClock(): void {
    this.#since.value = Date.now()
  }

  toggleBlank(): void {
    this.#code.value = undefined
    this.#blank.value = this.on && !this.blank
  }

  toggleCode(at: OpensAt = 'here'): void {
    this.#blank.value = false
    this.#code.value = this.code ? undefined : at
  }

  /** Closes the QR code. Returns false if there was none. */
  closeCode(): boolean {
    const was = this.code !== undefined
    this.#code.value = undefined
    return was
  }

  /** Removes what covers the screen: the QR code, or the black. Returns false if there is neither. */
  uncover(): boolean {
    const wasBlank = this.blank
    this.#blank.value = false
    return this.closeCode() || wasBlank
  }

  toggleFullScreen(): void {
    if (!document.fullscreenElement) return this.#fill()
    this.#going = true
    this.#shrink()
  }

  /** Announces that another window is about to open, for which a browser may end full screen. */
  expectWindow(): void {
    this.#going = document.fullscreenElement !== null
  }

  #fill(): void {
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }

  #shrink(): void {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
  }
}
