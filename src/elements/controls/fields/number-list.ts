import { formatNumber, parseNumber } from '../../../math/picture/format.ts'
import { commaInList } from '../../../exchange/lecture/notation/decimal-comma.ts'
import { asGiven } from '../../../words/language/language.ts'

/** Rule of a list: the count of its numbers, the thing that each is for, and the smallest allowed number. */
export interface ListRule {
  readonly count: number
  /** Name of what each number is for: 'layer', 'weight'. */
  readonly each: string
  readonly least?: number
}

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

/** A list as text that people read and type, with every digit. */
export const listText = (values: readonly number[]): string => values.join(', ')

/** The numbers in a text accepted by `listFault`. Commas, semicolons, spaces and line ends separate them. */
export const parseList = (text: string): number[] => words(text).map((word) => parseNumber(word) ?? NaN)

/** Returns a sentence about why a text is not such a list; empty if it is one. */
export function listFault(text: string, { count, each, least = -Infinity }: ListRule): string {
  const all = words(text)
  const comma = commaInList(text)
  if (comma !== undefined)
    return `“${asGiven(comma)}” has a comma. Write ${asGiven(comma.replace(',', '.'))}, or put a space after the comma.`
  const wrong = all.find((word) => parseNumber(word) === undefined)
  if (wrong !== undefined) return `“${asGiven(wrong)}” is not a number.`
  if (all.length !== count)
    return `Enter ${count} ${count === 1 ? 'number' : 'numbers'}, one for each ${each}, not ${all.length}.`
  const low = parseList(text).find((value) => value < least)
  return low === undefined
    ? ''
    : `${formatNumber(low)} is too low: each must be at least ${formatNumber(least)}.`
}
