/** Number words from 0 on. An article counts as one. */
const ones =
  'a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
const counts = new Map([
  ...ones.split(' ').map((word, k): [string, number] => [word, Math.max(1, k)]),
  ...'seventeen eighteen nineteen twenty'.split(' ').map((word, k): [string, number] => [word, 17 + k]),
  ...'thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, k): [string, number] => [word, 30 + 10 * k]),
])
const units = new Map([['hundred', 100], ['thousand', 1000], ['million', 1e6]]) // prettier-ignore

/** The value of number words such as "ten thousand nine hundred and eighty-six". */
function spelled(words: string): number {
  let [sum, part] = [0, 0]
  for (const word of words.toLowerCase().split(/\W+/)) {
    const unit = units.get(word) ?? 1
    part = unit === 1 ? part + (counts.get(word) ?? 0) : Math.max(1, part) * unit
    if (unit > 100) [sum, part] = [sum + part, 0]
  }
  return sum + part
}

const words = [...counts.keys(), ...units.keys()].join('|')
const spelledOut = new RegExp(`\\b(?:${words})(?:(?: |-| and )(?:${words}))*\\b(?![-\\w])`, 'gi')
const fraction = /(?<![\w.,}])(?:\\t?frac(?:\{(\d+)\}|(\d))(?:\{(\d+)\}|(\d))|(\d+)\/(\d+))(?!\d|[.,]\d)/g
const decimal = /(?<![\w.,])(\d*)\.(\d+)(?![\d.])/g
/** A whole number that is neither an exponent nor an index. */
const whole = /(?<![\w.,^]|[\^_]\{?-?)(?:\d{1,3}(?:,\d{3})+|\d{2,})(?!\d|[.,]\d)/g
/** A year of publication. */
const year = /(?<=[A-Z]\p{L}+ |\(|\b[Ii]n )(?:1[6-9]|20)\d\d\b/gu

/**
 * Numbers in Markdown with TeX that are not whole, are at least 10, or are spelled out in hundreds or more.
 * Each comes with the error that rounding allows: half of the last digit, or a thousandth for a fraction.
 */
export function numbersIn(markdown: string): { readonly value: number; readonly slack: number }[] {
  const text = markdown.replaceAll('{,}', ',').replace(year, '')
  const fractions = [...text.matchAll(fraction)].flatMap(([, ...parts]) => {
    const [over = 0, under = 1] = parts.filter((part) => part !== undefined).map(Number)
    return Math.max(over, under) < 10 ? [] : [{ value: over / under, slack: (1e-3 * over) / under }]
  })
  const rest = text.replace(fraction, '')
  return [
    ...fractions,
    ...[...rest.matchAll(decimal)].map(([word, , digits = '']) => ({
      value: Number(word),
      slack: 0.5001 * 10 ** -digits.length,
    })),
    ...[...rest.matchAll(whole)].map(([word]) => ({
      value: Number(word.replaceAll(',', '')),
      slack: 0.5001,
    })),
    ...[...rest.matchAll(spelledOut)]
      .map(([word]) => ({ value: spelled(word), slack: 0.5001 }))
      .filter(({ value }) => value >= 100),
  ]
}
