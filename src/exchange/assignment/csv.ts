import type { Authored } from '../../experiment/authored.ts'
export type Cell = Authored | number | boolean | undefined

/** A spreadsheet would read a text that begins with one of these as a formula. */
const formula = /^[=+\-@\t\r]/u

/** Characters that need a quoted cell. */
const special = /[",;\r\n\t]/u

/** A cell as text. Text that a spreadsheet would compute gets an apostrophe; numbers do not. */
function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = formula.test(cell.trimStart()) ? `'${cell}` : cell
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV (RFC 4180), with a byte-order mark by which spreadsheets recognise UTF-8. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
