import { isFields } from '../../experiment/format/merge.ts'

/** Returns `after` with all parts that equal those of `before` replaced by them; `before` itself if everything is equal. */
export function sameParts<T>(before: unknown, after: T): T
export function sameParts(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((part: unknown, i) => sameParts<unknown>(before[i], part))
    const isSame = before.length === parts.length && parts.every((part, i) => part === before[i])
    return isSame ? before : parts
  }
  if (!isFields(before) || !isFields(after)) return after
  const parts = Object.entries(after).map(([name, part]) => [name, sameParts(before[name], part)] as const)
  const isSame =
    parts.length === Object.keys(before).length &&
    parts.every(([name, part]) => Object.is(part, before[name]))
  return isSame ? before : Object.fromEntries(parts)
}
