import type { ParseError } from 'papaparse'

/** The rows of a text whose cells have spaces or tabs between them, as papaparse returns those of others. */
interface SpacedRows {
  readonly data: string[][]
  readonly errors: readonly Pick<ParseError, 'type' | 'code' | 'row'>[]
}

/** A cell: in double or single quotation marks, where a doubled mark or a backslash keeps one, or up to the next space. */
const cellForm = /[^\S\n]*(?:"((?:[^"\\\n]|""|\\.)*)"(?=\s|$)|'((?:[^'\\\n]|''|\\.)*)'(?=\s|$)|([^\s]+))/y

/** The cells of a line. */
function cellsOf(line: string): string[] {
  const cells: string[] = []
  cellForm.lastIndex = 0
  for (let found = cellForm.exec(line); found; found = cellForm.exec(line)) {
    const [, double, single, bare = ''] = found
    const quoted = double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'")
    cells.push(quoted?.replaceAll(/\\(["'\\])/g, '$1') ?? bare)
  }
  return cells
}

/**
 * Reads a text whose cells have spaces or tabs between them, as `write.table` and `print` of R, numpy.savetxt and old data files have
 * it. `preview`: at most so many rows, or 0 for all.
 */
export function spacedRows(text: string, preview: number): SpacedRows {
  const lines = text.split('\n', preview > 0 ? preview : undefined)
  return { data: lines.map(cellsOf), errors: [] }
}
