/**
 * Present mode: on or off, whether the screen is black, and since when. It asks for the full screen and does without where that
 * is refused. Leaving the full screen by the browser's own Escape leaves present mode too.
 */
export class Presentation {
  readonly #changed: () => void
  #on = false
  #blank = false
  #since: number | undefined
  /** The full screen may go without present mode: by F, or because the notes open their window. */
  #going = false

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get on(): boolean {
    return this.#on
  }

  get blank(): boolean {
    return this.#blank
  }

  /** When presenting began, in milliseconds of the clock; undefined before it did. */
  get since(): number | undefined {
    return this.#since
  }

  /** Follows the browser's full screen until the signal aborts. */
  listen(signal: AbortSignal): void {
    document.addEventListener(
      'fullscreenchange',
      () => {
        const gone = !document.fullscreenElement
        if (gone && !this.#going) this.leave()
        if (!gone && !this.#on) this.#shrink()
        if (gone) this.#going = false
      },
      { signal },
    )
  }

  toggle(): void {
    if (this.#on) this.leave()
    else this.enter()
  }

  enter(): void {
    if (this.#on) return
    this.#on = true
    this.#since ??= Date.now()
    this.#fill()
    this.#changed()
  }

  leave(): void {
    if (!this.#on) return
    this.#on = false
    this.#blank = false
    this.#shrink()
    this.#changed()
  }

  restartClock(): void {
    this.#since = Date.now()
    this.#changed()
  }

  toggleBlank(): void {
    this.#blank = this.#on && !this.#blank
    this.#changed()
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
