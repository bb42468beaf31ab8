import { batch, signal } from '@preact/signals-core'

/** Work that rejects when its signal aborts. */
export type AbortableTask = (signal: AbortSignal) => Promise<void>

/**
 * Runs tasks of which only the newest counts: a new one cancels the one under way. With patience, the task
 * under way may first reach that age, so that results appear even during continuous changes.
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
   * `onError` receives the error of a task that was not cancelled. `onRest` is called when nothing is left to
   * do, in one batch with `idle`.
   */
  constructor(onError: (error: unknown) => void, onRest: () => void = () => undefined) {
    this.#onError = onError
    this.#onRest = onRest
  }

  /** Whether no task is running or waiting. */
  get idle(): boolean {
    return this.#idle.value
  }

  submit(task: AbortableTask, patience = 0): void {
    this.#next = task
    if (!this.#running) void this.#work()
    else this.#giveUpAfter(this.#running.since + patience - performance.now())
  }

  /**
   * Ends the patience of the task under way, which has shown something: a waiting task, or the next one,
   * replaces it at once.
   */
  giveWay(): void {
    if (!this.#running) return
    this.#running = { ...this.#running, since: -Infinity }
    if (this.#next) this.#running.controller.abort()
  }

  /** Cancels the task under way and drops the waiting one. */
  cancel(): void {
    this.#next = undefined
    this.#running?.controller.abort()
  }

  /** Resolves when no task is running or waiting. */
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
