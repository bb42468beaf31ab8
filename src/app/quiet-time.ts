/** Milliseconds after which work is said to be under way. */
const quietTime = 200

/** Tells whether work has gone on for so long that the screen should say so. */
export class QuietTime {
  readonly #onChange: () => void
  #over = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Work has been under way for more than 200 ms. */
  get over(): boolean {
    return this.#over
  }

  /** To be called whenever work begins or ends; `idle` where none is left. */
  watch(idle: boolean): void {
    if (!idle) this.#timer ??= setTimeout(() => this.#set(true), quietTime)
    else {
      this.stop()
      this.#set(false)
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #set(over: boolean): void {
    if (over === this.#over) return
    this.#over = over
    this.#onChange()
  }
}
