const minus = '\u2212'

let decimalMark = '.'

/** Sets the decimal separator of all displayed numbers. */
export function writeDecimals(mark: '.' | ','): void {
  decimalMark = mark
}

/**
 * Formats a JavaScript number for display, with a true minus and the decimal separator of the screen's
 * language.
 */
export const forPeople = (text: string): string => text.replace('-', minus).replace('.', decimalMark)

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => superscripts[Number(c)] ?? (c === '-' ? '⁻' : ''))

/** Formats a power of ten, such as 10⁻³. */
export const powerOfTen = (power: number): string => `10${superscript(power)}`

/**
 * Formats a number for display: `digits` significant digits, no trailing zeros, a true minus, powers of ten
 * outside 1e-4 to 1e5; `not finite` for NaN and the infinities.
 */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return 'not finite'
  const power = Number(value.toExponential(digits - 1).split('e')[1])
  const isPlain = value === 0 || (power >= -4 && power < 5)
  return isPlain ? forPeople(String(Number(value.toPrecision(digits)))) : formatPower(value, digits)
}

/** A finite number as a factor and a power of ten, such as 2.5·10⁻⁷. */
export function formatPower(value: number, digits: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e')
  const factor = String(Number(mantissa))
  const power = Number(exponent)
  const ten = powerOfTen(power)
  const text = factor === '1' ? ten : factor === '-1' ? `-${ten}` : `${factor}·${ten}`
  return forPeople(text)
}

/** Formats a number with `decimals` decimals and a true minus, but no minus if it rounds to 0. */
export const formatFixed = (value: number, decimals = 2): string => {
  const text = value.toFixed(decimals)
  return forPeople(Number(text) === 0 ? text.replace('-', '') : text)
}

/** Formats an integer with thin spaces between thousands. */
export const formatCount = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(?:\d{3}){1,7}$)/g, '\u202F')

/** The least number written as an integer, and the first that is too long for that. */
const [leastWhole, mostWhole] = [100, 1e7]

/**
 * Formats a number with its whole part in full: an integer from 100 on, otherwise `digits` significant
 * digits.
 */
export function formatExact(value: number, digits = 3): string {
  const size = Math.abs(value)
  if (size < leastWhole || size >= mostWhole || !Number.isFinite(value)) return formatNumber(value, digits)
  return `${value < 0 ? minus : ''}${formatCount(size)}`
}

/** Most characters of a number that is parsed: more digits than any double has. */
const longestNumber = 400
const decimal = /^[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$/i

/**
 * Parses a typed number; `undefined` if it is not one. Accepts `−`, a decimal comma, `10^-3`, and the output
 * of formatNumber.
 */
export function parseNumber(text: string): number | undefined {
  if (text.length > longestNumber) return undefined
  const plain = decimal.test(text) ? text : rewritten(text)
  if (!decimal.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

/** Rewrites other notations of a number as JavaScript's. */
const rewritten = (text: string): string =>
  text
    .trim()
    .replaceAll(minus, '-')
    .replaceAll(/[\u202F\s]/g, '')
    .replace(/^([-+]?\d*),(\d+)$/, '$1.$2')
    .replace(
      /(?<![⁰¹²³⁴⁵⁶⁷⁸⁹⁻])[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+$/,
      (power) => `^${power.replace(/./g, (c) => (c === '⁻' ? '-' : String(superscripts.indexOf(c))))}`,
    )
    .replace(/^([-+]?)10\^/, '$11e')
    .replace(/[·*]10\^/, 'e')

/** Capitalises the first letter, except that of a symbol, as in 'η 0.1'. */
export const capitalized = (text: string): string =>
  /^\p{Script=Greek}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)

/** Writes w_1 as w₁. */
export const withSubscripts = (text: string): string =>
  text.replace(/_\{?(\d+)\}?/g, (_, digits: string) =>
    digits.replace(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)] ?? d),
  )
