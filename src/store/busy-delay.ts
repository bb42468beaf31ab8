import { effect, signal, type ReadonlySignal } from '@preact/signals-core'

/** Milliseconds after which work is reported. */
const busyDelay = 200

/** Reports work only once it has lasted long enough for a reader to wonder. The owner calls `dispose`. */
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

  /** Whether work has been under way for more than 200 ms. */
  get over(): boolean {
    return this.#late.value && !this.#idle.value
  }
}
