import { ownNames } from '../../../experiment/format/plain.ts'

type Fields = Readonly<Record<string, unknown>>

const integer = /^\d+$/u

/** True where names can be keys of a map that keeps their order. */
export const canBeKeys = (names: readonly string[]): boolean =>
  new Set(names).size === names.length && !names.some((name) => integer.test(name) || ownNames.includes(name))

/**
 * A list by the names of its items, where they can be keys: each is its field `only`, or, if the list may be `mixed`, all its fields.
 * Else the list.
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
