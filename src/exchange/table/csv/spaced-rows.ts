import type { ParseError } from 'papaparse'

/** The rows of a text with spaces or tabs between cells, in the form that papaparse returns. */
interface SpacedRows {
  readonly data: string[][]
  readonly errors: readonly Pick<ParseError, 'type' | 'code' | 'row'>[]
}

/** A cell: in double or single quotation marks, which may contain such a mark if it is doubled or escaped, or up to the next space. */
const cellForm = /[^\S\n]*(?:"((?:[^"\\\n]|""|\\.)*)"(?=\s|$)|'((?:[^'\\\n]|''|\\.)*)'(?=\s|$)|([^\s]+))/y

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
 * Reads a text with spaces or tabs between cells, as R's `write.table` and `print`, numpy.savetxt and old data files write it. `preview`
 * limits the number of rows; 0 reads all.
 */
export function spacedRows(text: string, preview: number): SpacedRows {
  const lines = text.split('\n', preview > 0 ? preview : undefined)
  return { data: lines.map(cellsOf), errors: [] }
}
