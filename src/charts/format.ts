const minus = '\u2212'

/** A number for people: `digits` significant digits, no trailing zeros, a true minus; `not finite` for NaN and the infinities. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return 'not finite'
  const rounded = Number(value.toPrecision(digits))
  const size = Math.abs(rounded)
  const text = size !== 0 && (size >= 1e6 || size < 1e-3) ? rounded.toExponential() : String(rounded)
  return text.replace('e+', 'e').replaceAll('-', minus)
}

/** A whole number with a thin space between thousands. */
export const formatCount = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202F')

/** What a person typed, as a number; undefined where it is none. Takes `−`, a decimal comma, and `10^-3`. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll(minus, '-')
    .replaceAll(/[\u202F\s]/g, '')
    .replace(/^([-+]?\d*),(\d+)$/, '$1.$2')
    .replace(/^10\^/, '1e')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

/** Three to six round numbers in a range: multiples of 1, 2 or 5 times a power of ten. */
export function roundNumbers(from: number, to: number): number[] {
  const rough = (to - from) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.ceil(from / step - 1e-9)
  const count = Math.floor(to / step + 1e-9) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, k) => Number(((first + k) * step).toPrecision(12)))
}
