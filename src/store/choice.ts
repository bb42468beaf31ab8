import { computed, signal, untracked, type ReadonlySignal } from '@preact/signals-core'

/** A given value that the user can override. The override lasts as long as `of` returns the same object. */
export class Choice<Value> {
  readonly #of: () => unknown
  readonly #chosen = signal<{ readonly of: unknown; readonly value: Value } | undefined>()
  readonly #value: ReadonlySignal<Value>

  /** Both are tracked. */
  constructor(of: () => unknown, given: () => Value) {
    this.#of = of
    this.#value = computed(() => {
      const chosen = this.#chosen.value
      return chosen && chosen.of === of() ? chosen.value : given()
    })
  }

  get value(): Value {
    return this.#value.value
  }

  choose(value: Value): void {
    this.#chosen.value = { of: untracked(this.#of), value }
  }
}
