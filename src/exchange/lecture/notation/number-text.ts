import { commaForm, decimalComma } from './decimal-comma.ts'
import { TextError } from './text-error.ts'

const mostDenominator = 99

const decimal = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu
const fraction = /^(-?\d+)\/(\d+)$/u

/** `p/q` if that is exactly the number and shorter than its decimals; otherwise undefined. */
function fractionText(value: number): string | undefined {
  for (let q = 2; q <= mostDenominator; q++) {
    const p = Math.round(value * q)
    if (Object.is(p / q, value)) return `${p}/${q}`
  }
  return undefined
}

/** Only numbers with at least this many digits are worth trying as a fraction. */
const longNumber = 12

/** A number in a form that reads back bit for bit: `-0`, `∞`, `1e-8`, `19/3`. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  if (value === Infinity) return '∞'
  if (value === -Infinity) return '-∞'
  const text = Math.abs(value) < 1e-3 && value !== 0 ? value.toExponential() : String(value)
  return (text.length > longNumber && Math.abs(value) < 1e6 && fractionText(value)) || text
}

/** Reads a decimal, a fraction or an infinity; undefined for any other text. */
export function readNumber(text: string): number | undefined {
  if (decimal.test(text)) return Number(text)
  const [, p, q] = fraction.exec(text) ?? []
  if (p !== undefined && q !== undefined) return Number(p) / Number(q)
  if (text === '∞') return Infinity
  return text === '-∞' || text === '−∞' ? -Infinity : undefined
}

/** Like `readNumber`. @throws TextError if the text is not a number */
export function numberOf(text: string): number {
  const written = text.trim()
  const read = readNumber(written)
  if (commaForm.test(written)) throw new TextError(decimalComma(written))
  if (read === undefined || Number.isNaN(read))
    throw new TextError(`"${written}" is not a number. Write its digits, such as 0.07`)
  return read
}

/** Writes a share as a percentage by moving the decimal point, without rounding. */
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

/** Reads a percentage as a share by moving the decimal point, because a division could change the last bit. */
export function shareOf(percent: string): number {
  const text = percent.trim()
  const [, digits, power] = /^(-?[\d.]+)(?:e([+-]?\d+))?$/iu.exec(text) ?? []
  if (digits === undefined) return numberOf(text) / 100
  return Number(`${digits}e${Number(power ?? 0) - 2}`)
}
