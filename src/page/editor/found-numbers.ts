import type { AnswerGroup } from '../../elements/editor/bl-ask.ts'
import { formatNumber, parseNumber } from '../../math/picture/format.ts'
import type { QuantityEntry } from '../../theory/quantity/catalogue/entry.ts'

/** Digits of a number in a list. */
const digits = 4

/** How far from a number that was seen another is still meant, as a share of it; and where it is seen as 0. */
const [near, least] = [0.02, 0.005]

/** What stands for a number: a dash for one that is not known, or that there is none of. */
export const numberNow = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '–' : formatNumber(value, digits)

/** The quantities that are found by words, or by a value that was seen, in their groups. */
export function foundNumbers(
  entries: readonly QuantityEntry[],
  typed: string,
  valueOf: (name: string) => number | undefined,
): readonly AnswerGroup[] {
  const seen = parseNumber(typed)
  const words = typed.toLowerCase().split(/\s+/u)
  const isFound = ({ name, label, group }: QuantityEntry): boolean => {
    if (seen === undefined)
      return words.every((word) => `${label} ${name} ${group}`.toLowerCase().includes(word))
    const value = valueOf(name)
    return value !== undefined && Math.abs(value - seen) <= Math.max(near * Math.abs(seen), least)
  }
  const found = entries.filter(isFound)
  return [...new Set(found.map(({ group }) => group))].map((group) => ({
    group,
    numbers: found
      .filter((entry) => entry.group === group)
      .map(({ name, label, unit, cost }) => {
        const value = valueOf(name)
        const number = value === undefined && cost === 'slow' ? 'takes long' : numberNow(value)
        return { name, label, value: unit === undefined || number === '–' ? number : `${number} ${unit}` }
      }),
  }))
}
