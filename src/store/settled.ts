import { computed, type ReadonlySignal } from '@preact/signals-core'

/**
 * Returns a computed signal that keeps its value, without notifying, while `isSame` finds the new one equal.
 */
export function settled<Value>(
  compute: () => Value,
  isSame: (before: Value, now: Value) => boolean,
): ReadonlySignal<Value> {
  let last: { readonly value: Value } | undefined
  return computed(() => {
    const value = compute()
    if (!last || !isSame(last.value, value)) last = { value }
    return last.value
  })
}
