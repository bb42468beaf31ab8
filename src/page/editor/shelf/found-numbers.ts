import { numbersFor } from '../../../elements/editor/words/offered-number.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import type { QuantityEntry } from '../../../theory/quantity/catalogue/entry.ts'

/** Numbers about one topic, with their current values. */
export interface AnswerGroup {
  readonly group: string
  readonly numbers: readonly { readonly name: string; readonly label: string; readonly value: string }[]
}

/** Digits of a number in a list. */
const digits = 4

/** A number as text, or a dash if it is unknown or does not exist. */
export const numberNow = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '–' : formatNumber(value, digits)

/** The value of a quantity as text, with its unit. */
function valueWords({ unit, cost }: Pick<QuantityEntry, 'unit' | 'cost'>, value: number | undefined): string {
  if (value === undefined && cost === 'slow') return 'takes long'
  const number = numberNow(value)
  return unit === undefined || number === '–' ? number : `${number} ${unit}`
}

/** The quantities that match a name or a value, in groups. */
export function foundNumbers(
  entries: readonly Pick<QuantityEntry, 'name' | 'label' | 'unit' | 'group' | 'cost'>[],
  typed: string,
  valueOf: (name: string) => number | undefined,
): readonly AnswerGroup[] {
  const offered = entries.map((entry) => ({
    ...{ source: entry.name, label: entry.label, group: entry.group as string, isField: false },
    value: valueOf(entry.name),
    isSlow: entry.cost === 'slow',
  }))
  const found = numbersFor(offered, typed).map(({ source, label, group, value }) => ({
    group,
    number: {
      name: source,
      label,
      value: valueWords(
        entries.find(({ name }) => name === source)!,
        value,
      ),
    },
  }))
  return [...new Set(found.map(({ group }) => group))].map((group) => ({
    group,
    numbers: found.filter((one) => one.group === group).map(({ number }) => number),
  }))
}
