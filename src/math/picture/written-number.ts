import { forPeople, formatExact, formatFixed, formatNumber } from './format.ts'

/** The range of sizes that are written without a power of ten. */
const [least, most] = [1e-4, 1e7]

/** Returns the number of significant digits of a written decimal, at least one. */
const digitsOf = (written: string): number =>
  Math.max(1, (written.split(/e/iu, 1)[0] ?? '').replaceAll(/\D/gu, '').replace(/^0+/u, '').length)

/** Formats a typed decimal for display, keeping its digits; a very small one as a power of ten. */
export function writtenNumber(written: string): string {
  const value = Number(written)
  const isPower = /e/iu.test(written) || (value !== 0 && Math.abs(value) < least)
  return isPower ? formatNumber(value, digitsOf(written)) : forPeople(written)
}

/** Fewest digits of an exact number that replaces one written with fewer. */
const leastDigits = 3

/**
 * Formats a number in the style of another, written one: as written if it equals that to its last digit and
 * is `within` of it, otherwise with as many digits, and its whole part in full. A `within` below the last
 * digit means that the number is exact, and gets at least three digits.
 */
export function formatLike(value: number, written: string, within = Infinity): string {
  const [, decimals = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/iu.exec(written) ?? []
  const half = 0.5 * 10 ** (Number(power) - decimals.length)
  if (Math.abs(value - Number(written)) <= Math.min(half, within)) return writtenNumber(written)
  const digits = Math.max(digitsOf(written), within < half ? leastDigits : 0)
  const size = Math.abs(value)
  if (!Number.isFinite(value) || size < least || size >= most) return formatNumber(value, digits)
  const left = digits - 1 - Math.floor(Math.log10(size))
  return Number.isInteger(value) || left <= 0
    ? formatExact(value, Math.max(digits, 3))
    : formatFixed(value, left)
}
