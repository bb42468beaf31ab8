import { commaForm, decimalComma } from './decimal-comma.ts'
import { TextError } from './text-error.ts'

/** The largest denominator of a number that is written as a fraction. */
const mostDenominator = 99

const decimal = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu
const fraction = /^(-?\d+)\/(\d+)$/u

/** `p/q` where that is the number to its last bit and shorter than its decimals; undefined where there is none. */
function fractionText(value: number): string | undefined {
  for (let q = 2; q <= mostDenominator; q++) {
    const p = Math.round(value * q)
    if (Object.is(p / q, value)) return `${p}/${q}`
  }
  return undefined
}

/** Digits of a number from which on a fraction in its place is looked for. */
const longNumber = 12

/** A number as it is read again bit for bit: `-0`, `∞`, `1e-8`, `19/3`. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  if (value === Infinity) return '∞'
  if (value === -Infinity) return '-∞'
  const text = Math.abs(value) < 1e-3 && value !== 0 ? value.toExponential() : String(value)
  return (text.length > longNumber && Math.abs(value) < 1e6 && fractionText(value)) || text
}

/** The number of a text, if it is one: a decimal, a fraction or an infinity. */
export function readNumber(text: string): number | undefined {
  if (decimal.test(text)) return Number(text)
  const [, p, q] = fraction.exec(text) ?? []
  if (p !== undefined && q !== undefined) return Number(p) / Number(q)
  if (text === '∞') return Infinity
  return text === '-∞' || text === '−∞' ? -Infinity : undefined
}

/** The number of a text. @throws TextError where it is none */
export function numberOf(text: string): number {
  const written = text.trim()
  const read = readNumber(written)
  if (commaForm.test(written)) throw new TextError(decimalComma(written))
  if (read === undefined || Number.isNaN(read))
    throw new TextError(`"${written}" is not a number. Write its digits, such as 0.07`)
  return read
}

/** The decimal digits of `value` with the point two places further to the right: a share in per cent. */
export function percentText(value: number): string {
  const [, sign = '', digits = '', power = '0'] = /^(-?)([\d.]+)(?:e([+-]?\d+))?$/u.exec(String(value)) ?? []
  const [whole = '0', rest = ''] = digits.split('.')
  const shift = Number(power) + 2 - rest.length
  const all = `${whole}${rest}`.replace(/^0+(?=\d)/u, '')
  if (shift >= 0 && shift < 4) return `${sign}${all}${'0'.repeat(shift)}`.replace(/^(-?)0+(?=\d)/u, '$1')
  if (shift < 0 && -shift < all.length) return `${sign}${all.slice(0, shift)}.${all.slice(shift)}`
  if (shift < 0 && shift > -12) return `${sign}0.${all.padStart(-shift, '0')}`
  return `${sign}${all}e${shift}`
}

/** The share that is written in per cent: its decimals are read, so that no bit is lost in a division. */
export function shareOf(percent: string): number {
  const text = percent.trim()
  const [, digits, power] = /^(-?[\d.]+)(?:e([+-]?\d+))?$/iu.exec(text) ?? []
  if (digits === undefined) return numberOf(text) / 100
  return Number(`${digits}e${Number(power ?? 0) - 2}`)
}
