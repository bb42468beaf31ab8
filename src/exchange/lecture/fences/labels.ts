import { ownNames } from '../../../experiment/format/plain.ts'

type Fields = Readonly<Record<string, unknown>>

const integer = /^\d+$/u

/** True if all names are distinct, and an object with these keys keeps their order. */
export const canBeKeys = (names: readonly string[]): boolean =>
  new Set(names).size === names.length && !names.some((name) => integer.test(name) || ownNames.includes(name))

/**
 * Turns a list into a map by the names of its items, if these can be keys, and otherwise returns the list. Each value is the item's field
 * `only`. If `mixed`, items with more fields have all of them as their value.
 */
export function byLabels(list: readonly Fields[], name: string, only: string, mixed = false): unknown {
  const names = list.map((one) => String(one[name]))
  const others = list.map((one) => Object.entries(one).filter(([field]) => field !== name))
  const isPlain = (fields: readonly (readonly [string, unknown])[]) =>
    fields.length === 1 && fields[0]?.[0] === only
  if (!canBeKeys(names) || !(mixed || others.every(isPlain))) return list
  return Object.fromEntries(
    others.map((fields, i) => [names[i], isPlain(fields) ? fields[0]?.[1] : Object.fromEntries(fields)]),
  )
}
