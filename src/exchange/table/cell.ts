/** Signs between cells in the order tried. The comma comes last, since other files use it for decimals. */
export const delimiterSigns = ['\t', ';', '|', ','] as const

/** Cell delimiters in the order tried: a sign, or one space or more. */
export const delimiters = [...delimiterSigns, ' '] as const

/** Text for a missing value, in lower case: empty cells, the marks of R, NumPy and SQL, and the errors of a spreadsheet. */
const missing: ReadonlySet<string> = new Set([
  '', 'na', 'n/a', 'n.a.', 'nan', '?', 'null', '<na>', '\\n', '#n/a', '#n/a n/a', '#na', '#div/0!', '#value!',
  '#ref!', '#name?', '#num!', '#null!', '#nv', '#wert!', '#bezug!', '#zahl!',
]) // prettier-ignore
const longestMissing = 8

/** True of a trimmed cell that stands for a missing value. */
export const isMissing = (cell: string): boolean =>
  cell.length <= longestMissing && missing.has(cell.toLowerCase())

const dashes: ReadonlySet<string> = new Set([
  '-',
  '--',
  '\u2012',
  '\u2013',
  '\u2014',
  '\u2212',
  '.',
  '..',
  '...',
  '…',
])

/** True of a dash or a dot: a gap between numbers, but a value among texts, such as the class “-”. */
export const isDash = (cell: string): boolean => dashes.has(cell)

/** The decimal mark of a column. The other mark may separate thousands. */
export type DecimalMark = '.' | ','

/** Currencies and percent signs, which may stand on either side of a number. */
const units =
  '(?:(?:US|AU|CA|NZ|HK|R)?\\$|[€£¥₹₽₩₺%‰]|EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD|kr\\.?|zł|Fr\\.)'
const formOf = (digits: string): RegExp => {
  const number = `[-+]?${digits}(?:e[-+]?\\d+)?`
  return new RegExp(`^(?:(?<sign>[-+]?) ?${units} ?)?(?<number>${number})(?: ?${units})?$`, 'i')
}

const plainNumber = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const forms: Readonly<Record<DecimalMark, RegExp>> = {
  '.': formOf("(?:(?:\\d+|\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?:[ '’]\\d{3})+)(?:\\.\\d*)?|\\.\\d+)"),
  ',': formOf("(?:(?:\\d+|\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?:[ '’]\\d{3})+)(?:,\\d*)?|,\\d+)"),
}

const longestNumber = 100

/** A number in brackets, which accountants write for a negative one. */
const bracketed = /^\(([^()]*)\)$/

/** A cell with plain minus signs and spaces. */
function plain(cell: string): string {
  const marked = /[\u2212\u00a0\u2009\u202f]/.test(cell)
    ? cell.replaceAll('\u2212', '-').replaceAll(/[\u00a0\u2009\u202f]/g, ' ')
    : cell
  const inner = marked.startsWith('(') ? bracketed.exec(marked)?.[1] : undefined
  return inner === undefined || /^[-+]/.test(inner) ? marked : `-${inner.trim()}`
}

/** True of a cell that is a number with this decimal mark. */
export const hasForm = (cell: string, mark: DecimalMark): boolean =>
  cell.length <= longestNumber && forms[mark].test(plain(cell))

/** The number in a cell, or `undefined` if it is not a finite number. */
export function numberIn(cell: string, mark: DecimalMark): number | undefined {
  if (cell.length > longestNumber) return undefined
  if (mark === '.' && plainNumber.test(cell)) return finite(Number(cell))
  const { sign = '', number } = forms[mark].exec(plain(cell))?.groups ?? {}
  if (number === undefined) return undefined
  const digits = number.replaceAll(/[ '’]/g, '')
  const value = Number(
    mark === '.' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.'),
  )
  return finite(sign === '-' ? -value : value)
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)
