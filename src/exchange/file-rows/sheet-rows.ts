import { strFromU8, zipSync, type Zippable } from 'fflate'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { orLoadError } from '../../experiment/spec/values/load-error.ts'
import { zipContent, zipEntries, type ZipEntry } from '../arrays/zip.ts'
import { mostCells, mostCellText, mostColumns } from '../table/bounds.ts'
import { tableOfRows, type CsvForm, type CsvText } from '../table/csv/csv-text.ts'

const mostUnpacked = 128_000_000

const damaged = (): ExperimentError =>
  ExperimentError.at('', 'the workbook is damaged. Save it again in Excel, or save the sheet as CSV')

const tooLarge = (): ExperimentError =>
  ExperimentError.at('', `a table has at most ${mostColumns} columns and ${mostCells / 1e6} million cells`)

/** The XML files of a workbook, checked against their declared sizes and the limit for all together. */
function filesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  let entries: readonly ZipEntry[]
  try {
    entries = zipEntries(bytes).filter(({ name }) => /\.(?:xml|rels)$/.test(name))
  } catch {
    throw damaged()
  }
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > mostUnpacked)
    throw ExperimentError.at(
      '',
      `the workbook unpacks to ${Math.ceil(unpacked / 1e6)} MB, but the limit is ${mostUnpacked / 1e6} MB. Save the sheet as CSV`,
    )
  try {
    return new Map(entries.map((entry) => [entry.name, zipContent(bytes, entry)]))
  } catch {
    throw damaged()
  }
}

/** The number of a column: 1 for `A`, 27 for `AA`. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0)

/** Refuses a sheet whose outermost rows and columns are further apart than a table may be large. */
function checkSpan(xml: string): void {
  let [rows, columns] = [0, 0]
  for (const [, place = ''] of xml.matchAll(/\br\s*=\s*["']([^"']*)["']/g)) {
    const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? []
    if (letters === undefined) throw damaged()
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, columnNumber(letters))
  }
  if (columns > mostColumns || rows * Math.max(columns, 1) > mostCells) throw tooLarge()
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const sheetNames = (workbook: string): string[] =>
  [...workbook.matchAll(/<(?:\w{1,20}:)?sheet\s([^<>]*)/g)].flatMap(([, attributes = '']) => {
    const [, name] = /\bname="([^"]*)"/.exec(attributes) ?? []
    return name === undefined
      ? []
      : name.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, id: string) => entities[id]!)
  })

/** The text of a cell; dates as `2012-01-31`, with the time if there is one. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/(?:T00:00:00)?\.000Z$/, '')
  return String(value).trim().slice(0, mostCellText)
}

/**
 * Reads the table in the first sheet of an Excel workbook (.xlsx). The library for it is loaded on first use.
 * @throws ExperimentError if it is damaged or too large
 */
export async function tableOfWorkbook(bytes: Uint8Array, form: CsvForm): Promise<CsvText> {
  const files = filesOf(bytes)
  const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/'))
  if (sheets.length === 0) throw damaged()
  for (const [, content] of sheets) checkSpan(strFromU8(content))
  const { readSheet } = await orLoadError(import('read-excel-file/universal'), 'the workbook reader')
  // The library does not check sizes when it unpacks, so it gets the files unpacked.
  const stored: Zippable = Object.fromEntries(
    [...files].map(([name, content]) => [name, [content, { level: 0 }]]),
  )
  const all = await readSheet(zipSync(stored).slice().buffer).catch(() => {
    throw damaged()
  })
  const rows: string[][] = []
  const lines: number[] = []
  for (const [n, row] of all.entries()) {
    const cells = row.map(cellOf)
    if (cells.every((cell) => cell === '')) continue
    rows.push(cells)
    lines.push(n + 1)
  }
  const names = sheetNames(strFromU8(files.get('xl/workbook.xml') ?? new Uint8Array()))
  return { ...tableOfRows({ rows, lines, delimiter: '', counted: 'row' }, form), sheets: names }
}
