import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { parseJson } from '../json.ts'
import { mostCells, mostCellText, mostColumns } from './bounds.ts'
import type { CsvText } from './csv/csv-text.ts'
import { tableOfRows, type CsvForm } from './csv/csv-text.ts'
import { placeOf, type Counted } from './place.ts'

const notJson = 'this is not JSON. Check its quotes, commas and brackets'

type Entry = Readonly<Record<string, unknown>> | readonly unknown[]

interface Placed {
  readonly entry: Entry
  readonly line: number
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null

function placed(value: unknown, line: number, counted: Counted): Placed {
  if (isEntry(value)) return { entry: value, line }
  throw ExperimentError.at(placeOf(line, undefined, counted), 'is not a record. Write { "name": value, … }')
}

/** The records of a list, or of lines. */
function entriesOf(text: string): { readonly entries: readonly Placed[]; readonly counted: Counted } {
  const clean = text.replace(/^\uFEFF/, '')
  if (/^\s*\[/.test(clean)) {
    const list = parseJson(clean, notJson, 'the table') as readonly unknown[]
    return { entries: list.map((value, n) => placed(value, n + 1, 'row')), counted: 'row' }
  }
  const entries = clean.split('\n').flatMap((line, n) => {
    if (line.trim() === '') return []
    try {
      return placed(parseJson(line, notJson, 'the table'), n + 1, 'line')
    } catch (error) {
      throw error instanceof ExperimentError && error.issues[0]?.path === ''
        ? ExperimentError.at(placeOf(n + 1), notJson)
        : error
    }
  })
  return { entries, counted: 'line' }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value)
  return text.length > mostCellText ? text.slice(0, mostCellText) : text
}

/** The values of a record by name. Those of a nested record are called `outer.inner`. */
function* valuesOf(record: Readonly<Record<string, unknown>>, before = ''): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(record))
    if (isEntry(value) && !Array.isArray(value))
      yield* valuesOf(value as Readonly<Record<string, unknown>>, `${before}${key}.`)
    else yield [`${before}${key}`, value]
}

/**
 * Reads a table from JSON: a list of records or of rows, or a record on each line.
 * @throws ExperimentError with the place if it is not a table, or too large
 */
export function tableOfJson(text: string, form: CsvForm): CsvText {
  const { entries, counted } = entriesOf(text)
  const lines = entries.map(({ line }) => line)
  const isRows = entries.every(({ entry }) => Array.isArray(entry))
  const places = new Map<string, number>()
  const maps = isRows
    ? []
    : entries.map(({ entry }) => new Map(valuesOf(entry as Readonly<Record<string, unknown>>)))
  for (const name of maps.flatMap((map) => [...map.keys()])) {
    if (!places.has(name)) places.set(name, places.size)
    if (places.size > mostColumns)
      throw ExperimentError.at('', `a table has at most ${mostColumns} columns, not ${places.size}`)
  }
  if (places.size * maps.length > mostCells)
    throw ExperimentError.at('', `a table has at most ${mostCells / 1e6} million cells`)
  const names = [...places.keys()]
  const rows = isRows
    ? entries.map(({ entry }) => (entry as readonly unknown[]).map(cellOf))
    : maps.map((map) => names.map((name) => cellOf(map.get(name))))
  const read = { delimiter: '', counted }
  if (isRows) return tableOfRows({ ...read, rows, lines }, form)
  return tableOfRows({ ...read, rows: [names, ...rows], lines: [1, ...lines] }, { ...form, header: true })
}
