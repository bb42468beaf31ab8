import type { Authored } from '../../experiment/authored.ts'
/** A cell of a table. */
export type Cell = Authored | number | boolean | undefined

/** What a spreadsheet takes for a formula, were it the first letter of a text. */
const formula = /^[=+\-@\t\r]/u

/** What a cell has to be quoted for. */
const special = /[",;\r\n\t]/u

/** A cell as text. A text that a spreadsheet would compute begins with an apostrophe; numbers are what they are. */
function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = formula.test(cell.trimStart()) ? `'${cell}` : cell
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know that it is UTF-8. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
