import { delimiterSigns } from './cell.ts'
import { defaultWidth } from './heading.ts'
import { spacedRows } from './csv/spaced-rows.ts'

const mostLines = 12
/** The share of lines that must have as many cells as the first. */
const leastAlike = 0.8

/** The number of cells in a line. Delimiters within quotation marks do not count. */
function cellsOf(line: string, delimiter: string): number {
  let [cells, quoted] = [1, false]
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === delimiter && !quoted) cells++
  }
  return cells
}

/** True of a text with rows of cells: at least two lines, most of which have the same number of cells for the same delimiter. */
export function looksLikeRows(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, mostLines)
  if (lines.length < 2) return false
  return (
    delimiterSigns.some((delimiter) => {
      const counts = lines.map((line) => cellsOf(line, delimiter))
      const [first = 1] = counts
      return first > 1 && counts.filter((count) => count === first).length >= leastAlike * counts.length
    }) || areSpaced(lines.slice(1))
  )
}

/** True of lines with the same number of cells, separated by spaces, and with at least one number. Prose does not look like that. */
function areSpaced(lines: readonly string[]): boolean {
  const rows = spacedRows(lines.join('\n'), 0).data
  const width = defaultWidth(rows)
  const alike = rows.filter((row) => row.length === width && row.some((cell) => /^[-+]?[\d.]*\d/.test(cell)))
  return width > 1 && alike.length >= leastAlike * rows.length
}

/** True of a text that begins like JSON records: a list of objects or of lists, or an object on each line. */
export const looksLikeRecords = (text: string): boolean =>
  /^\uFEFF?\s*\[\s*[[{]/.test(text) || /^\uFEFF?\s*\{[^\n]*\}[ \t]*\r?\n\s*\{/.test(text)
