import Papa from 'papaparse'
import { mostIssues } from '../../../experiment/spec/values/bounds.ts'
import { cut, ExperimentError, type ExperimentIssue } from '../../../experiment/spec/values/error.ts'
import { count } from '../../../experiment/spec/values/sentences.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { mostCells, mostCellText, mostColumns, mostCsvText } from '../bounds.ts'
import {
  hasUnits,
  looksLikeHeader,
  skippedRow,
  defaultWidth,
  withoutTitles,
  type SkippedRow,
} from '../heading.ts'
import { delimiters } from '../cell.ts'
import { placeOf, refuse, type Counted } from '../place.ts'
import { spacedRows } from './spaced-rows.ts'

export interface CsvText {
  readonly delimiter: string
  /** Whether the first row contains the names of the columns. */
  readonly header: boolean
  /** Names of the columns, all different. */
  readonly names: readonly string[]
  /** Trimmed cells, as many in each row as there are names. */
  readonly rows: readonly (readonly string[])[]
  /** The line of each row in the file, from 1. */
  readonly lines: readonly number[]
  readonly counted: Counted
  /** Rows that do not belong to the table. */
  readonly skipped: readonly SkippedRow[]
  /** Names of the sheets of a workbook, of which the first is read. */
  readonly sheets?: readonly string[]
}

/** The rows of a file before its names and columns are known. */
export interface CellRows extends Pick<CsvText, 'lines' | 'counted'> {
  /** The character between cells; '' if there is none. */
  readonly delimiter: string
  readonly rows: readonly (readonly string[])[]
}

/** How to read a file. Whatever is absent is detected. */
export interface CsvForm {
  readonly delimiter?: string | undefined
  readonly header?: boolean | undefined
}

const mostTried = 50
const mostLetters = 20_000
const longestName = 80

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

const parsed = (text: string, delimiter: string, preview = 0) =>
  delimiter === ' '
    ? spacedRows(text, preview)
    : Papa.parse<string[]>(text, { delimiter, newline: '\n', preview })

/** The delimiter that splits most of the first rows into the same number of cells, at least two. */
function foundDelimiter(text: string): string {
  const head = text.slice(0, mostLetters)
  const shares = delimiters.map((delimiter) => {
    const rows = parsed(head, delimiter, mostTried).data.filter((row) => !isBlank(row))
    // The last row of a cut text may be incomplete.
    const whole = head.length < text.length && rows.length > 1 ? rows.slice(0, -1) : rows
    const width = defaultWidth(whole)
    const same = whole.filter(({ length }) => length === width).length
    return { delimiter, share: width > 1 ? same / whole.length : 0 }
  })
  const most = maxOf(shares.map(({ share }) => share))
  return shares.find(({ share }) => share === most && share > 0)?.delimiter ?? ','
}

/** Refuses a text that is too large before it is copied. */
function checkSize(text: string): void {
  if (text.length > mostCsvText)
    throw ExperimentError.at('', `a table has at most ${mostCsvText / 1e6} million characters`)
}

/** Refuses a file that is not text, with the line. */
function checkText(text: string): void {
  const at = text.indexOf('\0')
  if (at < 0) return
  const line = text.slice(0, at).split('\n').length
  throw ExperimentError.at(placeOf(line), 'this is not a text file: it contains a NUL character')
}

/**
 * Refuses a text with too many or too long cells before they are created. It ignores quotation marks, so a delimiter within them counts
 * too. `from` is the number of the first line.
 */
function checkCells(text: string, delimiter: string, from: number): void {
  const [parting, ending] = [delimiter.charCodeAt(0), 10]
  let [cells, line, start] = [1, from, 0]
  for (let i = 0; i <= text.length; i++) {
    if (i - start > mostCellText)
      throw ExperimentError.at(placeOf(line), `a cell has at most ${mostCellText / 1e3} thousand characters`)
    const letter = text.charCodeAt(i)
    if (letter !== parting && letter !== ending) continue
    const isEmpty = start === i && delimiter === ' ' && letter === parting
    start = i + 1
    if (isEmpty) continue
    if (letter === ending) line++
    if (++cells > mostCells)
      throw ExperimentError.at(placeOf(line), `a table has at most ${mostCells / 1e6} million cells`)
  }
}

const linesOf = (row: readonly string[]): number =>
  row.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 1)

/** The rows that are not empty, with their cells trimmed, and their lines. */
function filledRows(all: readonly (readonly string[])[], from: number) {
  const rows: string[][] = []
  const lines: number[] = []
  const starts: number[] = []
  let line = from
  for (const row of all) {
    starts.push(line)
    if (!isBlank(row)) {
      rows.push(row.map((cell) => cell.trim()))
      lines.push(line)
    }
    line += linesOf(row)
  }
  return { rows, lines, starts }
}

const quoteProblem = (code: string): string =>
  code === 'MissingQuotes'
    ? 'unclosed quotation mark. Close it, or remove it'
    : 'a cell ends at its closing quotation mark. Write "" for a quotation mark inside a cell'

/** The names of the columns, all different: the cells of a row, or numbered names without a header. */
function namesOf(row: readonly string[], header: boolean): string[] {
  const taken = new Set<string>()
  return row.map((cell, i) => {
    const own = (header && cut(cell.replaceAll(/\s+/g, ' '), longestName)) || `column ${i + 1}`
    let name = own
    for (let n = 2; taken.has(name); n++) name = `${own} (${n})`
    taken.add(name)
    return name
  })
}

/** A row with as many cells as the table has columns. Spreadsheets add empty cells at the end, which are removed. */
function fitted(row: readonly string[], columns: number): readonly string[] {
  const isLonger = row.length > columns && row.slice(columns).every((cell) => cell === '')
  return isLonger ? row.slice(0, columns) : row
}

/** Turns rows of cells into a table, without titles, sizes and units. @throws ExperimentError with the place if they are not a table */
export function tableOfRows({ delimiter, counted, ...all }: CellRows, form: CsvForm = {}): CsvText {
  const { rows, lines, skipped } = withoutTitles(all)
  const place = (n: number) => placeOf(lines[n] ?? 1, undefined, counted)
  const [first] = rows
  if (!first) throw ExperimentError.at('', 'the table is empty. Write one row for each sample')
  const columns = first.length
  if (columns < 2)
    throw ExperimentError.at(
      place(0),
      'a table needs at least two columns, separated by commas, semicolons, tabs, bars or spaces',
    )
  if (columns > mostColumns)
    throw ExperimentError.at(place(0), `a table has at most ${mostColumns} columns, not ${columns}`)
  const header = form.header ?? looksLikeHeader(first)
  const under = header ? 1 : 0
  const own = rows.map((row) => fitted(row, columns)).slice(under)
  const ragged: ExperimentIssue[] = []
  for (const [n, row] of own.entries())
    if (row.length !== columns && ragged.length < mostIssues)
      ragged.push({
        path: place(n + under),
        message: `has ${count(row.length, 'cell')}, but the first row has ${columns}`,
      })
  refuse(ragged)
  if (own.length === 0) throw ExperimentError.at(place(0), 'there are column names but no rows below them')
  const units = header && hasUnits(own) ? [skippedRow('units', own[0]!, lines[1]!)] : []
  return {
    delimiter,
    header,
    counted,
    names: namesOf(first, header),
    rows: own.slice(units.length),
    lines: lines.slice(under + units.length),
    skipped: [...skipped, ...units],
  }
}

/**
 * Reads a file of rows by RFC 4180. It also accepts semicolons, tabs, bars and spaces, a byte-order mark, any line endings, empty lines,
 * and the `sep=;` of spreadsheets.
 * @throws ExperimentError with the line if it is not a table, or too large
 */
export function readCsv(text: string, form: CsvForm = {}): CsvText {
  checkSize(text)
  const unmarked = text.replace(/^\uFEFF/, '')
  const clean = unmarked.includes('\r') ? unmarked.replaceAll(/\r\n?/g, '\n') : unmarked
  checkText(clean)
  const [told = '', separator] = /^sep=(.)\n/.exec(clean) ?? []
  const body = clean.slice(told.length)
  const from = told === '' ? 1 : 2
  const delimiter = form.delimiter ?? separator ?? foundDelimiter(body)
  checkCells(body, delimiter, from)
  const { data, errors } = parsed(body, delimiter)
  const { rows, lines, starts } = filledRows(data, from)
  const broken = errors.filter(({ type }) => type === 'Quotes').slice(0, mostIssues)
  refuse(
    broken.map(({ code, row = 0 }) => ({ path: placeOf(starts[row] ?? 1), message: quoteProblem(code) })),
  )
  return tableOfRows({ rows, lines, delimiter, counted: 'line' }, form)
}
