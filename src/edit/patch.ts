import { isFields, type Patch } from '../experiment/format/merge.ts'
import { same } from '../experiment/format/same.ts'

type Fields = Readonly<Record<string, unknown>>

/** Returns the merge patch (RFC 7396) that turns `before` into `after`; `undefined` counts as absent. */
export function patchBetween(before: Fields, after: Fields): Patch {
  const patch: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, next] = [before[key], after[key]]
    if (next === undefined) {
      if (old !== undefined) patch[key] = null
    } else if (isFields(old) && isFields(next)) {
      const inner = patchBetween(old, next)
      if (Object.keys(inner).length > 0) patch[key] = inner
    } else if (!same(old, next)) {
      patch[key] = isFields(next) ? patchBetween({}, next) : next
    }
  }
  return patch
}

type OptionalKey<T> = T extends unknown
  ? { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]
  : never

/** Returns a copy without some of its optional fields. */
export function without<T extends object>(value: T, ...keys: readonly OptionalKey<T>[]): T {
  const dropped: readonly PropertyKey[] = keys
  return Object.fromEntries(Object.entries(value).filter(([key]) => !dropped.includes(key))) as T
}

/** Returns a copy with some fields changed, omitting those that are `undefined`. */
export const changed = <T extends object>(value: T, change: Partial<T>): T =>
  Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, field]) => field !== undefined)) as T
