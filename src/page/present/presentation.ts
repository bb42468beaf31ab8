import { signal } from '@preact/signals-core'
import type { OpensAt } from '../../elements/lecture/share/opens-at.ts'

/**
 * Present mode: on or off, whether the screen is black or shows the QR code, and since when. It asks for the full screen and does without where that
 * is refused. It is made of signals. The browser's own Escape ends the full screen, and present mode goes on in the window.
 */
export class Presentation {
  readonly #on = signal(false)
  readonly #blank = signal(false)
  readonly #code = signal<OpensAt | undefined>()
  readonly #since = signal<number | undefined>()
  /** The full screen may go without present mode: by F, or because the notes open their window. */
  #going = false

  get on(): boolean {
    return this.#on.value
  }

  get blank(): boolean {
    return this.#blank.value
  }

  /** The QR code that fills the screen, in present mode and out of it, by the step at which it opens; undefined where there is none. */
  get code(): OpensAt | undefined {
    return this.#code.value
  }

  /** Time at which presenting began, in milliseconds of the clock; undefined before it did. */
  get since(): number | undefined {
    return this.#since.value
  }

  /** Follows the browser's full screen until the signal aborts. `escaped` is called once its Escape has ended the full screen, and nothing else. */
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

  /** Present mode without the full screen, which a browser gives to a gesture alone. */
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

  /** Puts the QR code away. Returns false where there was none. */
  closeCode(): boolean {
    const was = this.code !== undefined
    this.#code.value = undefined
    return was
  }

  /** Puts away what covers the screen: the QR code, or the black. Returns false if nothing does. */
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

  /** Another window is about to open, for which a browser may end the full screen. */
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
