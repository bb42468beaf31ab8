/** A number typed as plain digits in a text. */
export interface FixedNumber {
  /** As written, including a percent sign. */
  readonly written: string
  readonly at: number
  readonly value: number
  /** Half a unit of its last digit, which is how far rounding may have moved it. */
  readonly half: number
  /** The number of digits, from the first that is not 0. */
  readonly digits: number
  readonly inFormula: boolean
}

/** Code, numbers in braces and link addresses. Digits in them are not numbers of the text. */
const skipped = /`[^`]*`|\{[^{}]*\}|\]\([^)\s]*\)|https?:\/\/\S+/gu
const formula = /(\$\$?)(?:\\.|[^$\\])+?\1/gu
const decimal =
  /(?<![\p{L}\p{N}_.,^\\])(?<number>[-−]?(?:\d+[.,]\d+|[.,]\d+|\d{3,}))(?![\p{L}\p{N}_]|[.,]\d)(?<percent>\s?%)?/gu

/** A number with fewer digits is ignored, because it may be the same in every random draw. */
const leastDigits = 2

const ranges = (form: RegExp, words: string): readonly (readonly [number, number])[] =>
  Array.from(words.matchAll(form), ({ 0: found, index }) => [index, index + found.length])

const isIn = (all: readonly (readonly [number, number])[], at: number): boolean =>
  all.some(([from, to]) => at >= from && at < to)

/** Finds the decimals and large whole numbers typed in a text, in order. */
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

/** Replaces a fixed number in a text by a live one with the given `source`. With `claims`, it also claims the old value. */
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
