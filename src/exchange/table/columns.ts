import { hasForm, isMissing, numberIn, type DecimalMark } from './cell.ts'
import type { CsvText } from './csv-text.ts'

/** A column of a file, as it was found. */
export interface ReadColumn {
  readonly name: string
  /** From 0. */
  readonly place: number
  /** `number` where all that is there are numbers; `empty` where nothing is there. */
  readonly type: 'number' | 'text' | 'empty'
  readonly mark: DecimalMark
  /** Cells that say that a value is missing. */
  readonly missing: number
  /** Cells that are numbers. */
  readonly numbers: number
  /** Values that differ, up to a thousand. */
  readonly values: ReadonlySet<string>
  /** The row, from 0, of the first cell that is there and no number. */
  readonly wrong: number | undefined
}

/** Values that differ which are kept of a column. */
const mostValues = 1000

/** How many cells of a column are numbers with one decimal mark and not with the other. */
interface Marks {
  readonly points: number
  readonly commas: number
  /** There are commas that either mark would explain. */
  readonly either: boolean
}

function marksOf({ rows }: CsvText, place: number): Marks {
  let [points, commas, either] = [0, 0, false]
  for (const row of rows) {
    const cell = row[place] ?? ''
    if (!cell.includes(',') && !cell.includes('.')) continue
    const [point, comma] = [hasForm(cell, '.'), hasForm(cell, ',')]
    if (point && !comma) points++
    if (comma && !point) commas++
    either ||= point && comma && cell.includes(',')
  }
  return { points, commas, either }
}

/** The decimal mark of a column; where it does not tell, that of the others. */
function markOf({ points, commas, either }: Marks, ofOthers: DecimalMark, delimiter: string): DecimalMark {
  if (points !== commas) return commas > points ? ',' : '.'
  if (either) return delimiter === ',' ? '.' : ','
  return ofOthers
}

function columnOf({ rows }: CsvText, name: string, place: number, mark: DecimalMark): ReadColumn {
  let [missing, numbers] = [0, 0]
  let wrong: number | undefined
  const values = new Set<string>()
  for (const [n, row] of rows.entries()) {
    const cell = row[place] ?? ''
    if (isMissing(cell)) {
      missing++
      continue
    }
    if (values.size < mostValues) values.add(cell)
    if (numberIn(cell, mark) === undefined) wrong ??= n
    else numbers++
  }
  const type = missing === rows.length ? 'empty' : wrong === undefined ? 'number' : 'text'
  return { name, place, type, mark, missing, numbers, values, wrong }
}

/** The columns of a file with what is in them. */
export function columnsOf(csv: CsvText): readonly ReadColumn[] {
  const marks = csv.names.map((_, place) => marksOf(csv, place))
  const sum = (of: 'points' | 'commas') => marks.reduce((total, one) => total + one[of], 0)
  const ofOthers: DecimalMark = sum('commas') > sum('points') ? ',' : '.'
  return csv.names.map((name, place) =>
    columnOf(csv, name, place, markOf(marks[place]!, ofOthers, csv.delimiter)),
  )
}
