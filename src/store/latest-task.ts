import { batch, signal } from '@preact/signals-core'

/** Work that ends, by rejecting, when its signal aborts. */
export type AbortableTask = (signal: AbortSignal) => Promise<void>

/**
 * Runs tasks one after another of which only the newest counts: a new one cancels the one under way. With patience the one
 * under way may first go on until it is that old, so that a hand that never rests still sees results.
 */
export class LatestTask {
  readonly #idle = signal(true)
  #running: { readonly controller: AbortController; readonly since: number } | undefined
  #next: AbortableTask | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiting: (() => void)[] = []
  readonly #onError: (error: unknown) => void
  readonly #onRest: () => void

  /**
   * `onError` gets the error of a task, unless the task was cancelled. `onRest` is called when nothing is left to do, in one
   * batch with `idle`.
   */
  constructor(onError: (error: unknown) => void, onRest: () => void = () => undefined) {
    this.#onError = onError
    this.#onRest = onRest
  }

  /** Nothing is under way and nothing waits. */
  get idle(): boolean {
    return this.#idle.value
  }

  submit(task: AbortableTask, patience = 0): void {
    this.#next = task
    if (!this.#running) void this.#work()
    else this.#giveUpAfter(this.#running.since + patience - performance.now())
  }

  /** The task under way has shown something: one that waits, or the next one, is begun in its place. */
  giveWay(): void {
    if (!this.#running) return
    this.#running = { ...this.#running, since: -Infinity }
    if (this.#next) this.#running.controller.abort()
  }

  /** Cancels the task under way and drops the one that waits. */
  cancel(): void {
    this.#next = undefined
    this.#running?.controller.abort()
  }

  /** Resolves when nothing is under way and nothing waits. */
  async whenIdle(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #giveUpAfter(milliseconds: number): void {
    clearTimeout(this.#timer)
    const running = this.#running
    if (milliseconds <= 0) running?.controller.abort()
    else this.#timer = setTimeout(() => running?.controller.abort(), milliseconds)
  }

  async #work(): Promise<void> {
    while (this.#next) {
      const task = this.#next
      this.#next = undefined
      clearTimeout(this.#timer)
      const controller = new AbortController()
      this.#running = { controller, since: performance.now() }
      this.#idle.value = false
      try {
        await task(controller.signal)
      } catch (error) {
        if (!controller.signal.aborted) this.#onError(error)
      }
    }
    clearTimeout(this.#timer)
    this.#running = undefined
    batch(() => {
      this.#idle.value = true
      this.#onRest()
    })
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
