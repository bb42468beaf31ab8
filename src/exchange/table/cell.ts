/** Words for a value that is missing, in small letters. */
const missing: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', '?', 'null'])
const longestMissing = 4

/** True of a cell, without space around it, that says that its value is missing. */
export const isMissing = (cell: string): boolean =>
  cell.length <= longestMissing && missing.has(cell.toLowerCase())

/** How a column writes numbers: what stands before its decimals; the other sign may part thousands. */
export type DecimalMark = '.' | ','

const forms: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[-+]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i,
  ',': /^[-+]?(?:(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d*)?|,\d+)(?:e[-+]?\d+)?$/i,
}

/** Letters of the longest number. */
const longestNumber = 100

/** A cell as it is read: a minus is a minus, and nothing but letters counts. */
const plain = (cell: string): string =>
  /[\u2212\u00a0\u202f]/.test(cell) ? cell.replaceAll('\u2212', '-').replaceAll(/[\u00a0\u202f]/g, '') : cell

/** True of a cell that is a number with this mark. */
export const hasForm = (cell: string, mark: DecimalMark): boolean =>
  cell.length <= longestNumber && forms[mark].test(plain(cell))

/** The number in a cell; undefined where it is none, or is not finite. */
export function numberIn(cell: string, mark: DecimalMark): number | undefined {
  if (!hasForm(cell, mark)) return undefined
  const text =
    mark === '.' ? plain(cell).replaceAll(',', '') : plain(cell).replaceAll('.', '').replace(',', '.')
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}
