import { effect, signal, type ReadonlySignal } from '@preact/signals-core'

/** Milliseconds after which work is said to be under way. */
const busyDelay = 200

/** Says that work is under way only when it has been for so long that a reader would wonder. Owned by who makes it: `dispose`. */
export class BusyDelay {
  readonly #idle: ReadonlySignal<boolean>
  readonly #late = signal(false)
  readonly dispose: () => void

  constructor(idle: ReadonlySignal<boolean>) {
    this.#idle = idle
    this.dispose = effect(() => {
      this.#late.value = false
      if (idle.value) return
      const timer = setTimeout(() => (this.#late.value = true), busyDelay)
      return () => clearTimeout(timer)
    })
  }

  /** Work has been under way for more than 200 ms. */
  get over(): boolean {
    return this.#late.value && !this.#idle.value
  }
}
