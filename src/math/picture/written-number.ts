import { forPeople, formatExact, formatFixed, formatNumber } from './format.ts'

/** The sizes between which a number is written without a power of ten. */
const [least, most] = [1e-4, 1e7]

/** Digits of a written decimal from its first that is not 0 on; one where there is none. */
const digitsOf = (written: string): number =>
  Math.max(1, (written.split(/e/iu, 1)[0] ?? '').replaceAll(/\D/gu, '').replace(/^0+/u, '').length)

/** A decimal that somebody has typed, digit by digit, for people; a very small one as a power of ten. */
export function writtenNumber(written: string): string {
  const value = Number(written)
  const isPower = /e/iu.test(written) || (value !== 0 && Math.abs(value) < least)
  return isPower ? formatNumber(value, digitsOf(written)) : forPeople(written)
}

/** Digits of a number that stands in place of one whose digits are fewer than it is exact. */
const leastDigits = 3

/**
 * A number in place of another that is written with some digits: that one where it is the same to its last digit and `within` of it, else
 * with as many digits as it has, its whole part in full. A `within` below its last digit says that it is exact: then with three at least.
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
