/** A number that stands in some words as it was typed. */
export interface FixedNumber {
  /** As it is written, with its sign of per cent. */
  readonly written: string
  /** Index of its first character in the words. */
  readonly at: number
  readonly value: number
  /** Half of its last digit: how far it may be from what it was rounded from. */
  readonly half: number
  /** Its digits from the first that is not 0 on. */
  readonly digits: number
  readonly inFormula: boolean
}

/** Code, numbers in braces, addresses of links: what stands in them is not a number of the words. */
const skipped = /`[^`]*`|\{[^{}]*\}|\]\([^)\s]*\)|https?:\/\/\S+/gu
const formula = /(\$\$?)(?:\\.|[^$\\])+?\1/gu
const decimal =
  /(?<![\p{L}\p{N}_.,^\\])(?<number>[-−]?(?:\d+[.,]\d+|[.,]\d+|\d{3,}))(?![\p{L}\p{N}_]|[.,]\d)(?<percent>\s?%)?/gu

/** The least digits of a number that tells one draw from another. */
const leastDigits = 2

const ranges = (form: RegExp, words: string): readonly (readonly [number, number])[] =>
  Array.from(words.matchAll(form), ({ 0: found, index }) => [index, index + found.length])

const isIn = (all: readonly (readonly [number, number])[], at: number): boolean =>
  all.some(([from, to]) => at >= from && at < to)

/** Returns the decimals and the large whole numbers that are typed in words, in their order. */
export function fixedNumbers(words: string): readonly FixedNumber[] {
  const [gaps, formulas] = [ranges(skipped, words), ranges(formula, words)]
  return Array.from(words.matchAll(decimal)).flatMap(({ 0: written, index: at, groups }): FixedNumber[] => {
    if (isIn(gaps, at)) return []
    const number = (groups?.['number'] ?? '').replace(',', '.').replace('−', '-')
    const [, decimals = ''] = number.split('.')
    const share = groups?.['percent'] === undefined ? 1 : 100
    const digits = number.replaceAll(/[^\d]/gu, '').replace(/^0+/u, '').length
    if (digits < leastDigits) return []
    const half = 0.5 * 10 ** -decimals.length
    return [
      {
        ...{ written, at, digits, inFormula: isIn(formulas, at) },
        value: Number(number) / share,
        half: half / share,
      },
    ]
  })
}

/** Returns the words with a live number instead of a fixed one. `source`: what it is; `claims`: it is claimed to be what was written. */
export function withLiveNumber(
  words: string,
  { written, at, inFormula }: Pick<FixedNumber, 'written' | 'at' | 'inFormula'>,
  source: string,
  claims: boolean,
): string {
  const value = written
    .replace(',', '.')
    .replace('−', '-')
    .replace(/^(-?)\./u, '$10.')
    .replace(/\s?%/u, ' %')
  const inside = claims ? `${source} = ${value}` : source
  return `${words.slice(0, at)}${inFormula ? `\\num{${inside}}` : `{${inside}}`}${words.slice(at + written.length)}`
}
