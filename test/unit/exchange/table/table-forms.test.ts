import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { tableOfArrays } from '../../../../src/exchange/file-rows/array-rows.ts'
import { tableOfWorkbook } from '../../../../src/exchange/file-rows/sheet-rows.ts'
import { readTable } from '../../../../src/exchange/table/table-from-csv.ts'
import { processorTime } from '../../../support/processor-time.ts'

const namesAndRows = (text: string) => {
  const { names, rows, header, delimiter } = readTable(text).csv
  return { names, rows, header, delimiter }
}

describe('a text with spaces between its cells', () => {
  test("can be the output of R's write.table, with one name fewer than cells", () => {
    expect(namesAndRows('"speed" "dist of it"\n"1" 4 2\n"a ""b""" 4 10\n"c \\"d\\"" NA 4\n')).toEqual({
      names: ['column 1', 'speed', 'dist of it'],
      rows: [['1', '4', '2'], ['a "b"', '4', '10'], ['c "d"', 'NA', '4']],
      header: true,
      delimiter: ' ',
    }) // prettier-ignore
    expect(namesAndRows('speed\tdist\n1\t4\t2\n2\t7\t4\n').names).toEqual(['column 1', 'speed', 'dist'])
  })

  test('can be the output of print and numpy.savetxt, aligned and without names', () => {
    expect(namesAndRows('   Girth Volume\n1    8.3   10.3\n10   8.6   10.2\n').names).toEqual([
      'column 1',
      'Girth',
      'Volume',
    ])
    expect(namesAndRows(' 1.0e+00  2.0e+00\n-3.0e+00  4.0e+00\n').rows).toEqual([
      ['1.0e+00', '2.0e+00'],
      ['-3.0e+00', '4.0e+00'],
    ])
  })

  test('is read in time proportional to its length', () => {
    for (const line of [
      '"a '.repeat(100_000),
      '"\\" '.repeat(80_000),
      `"${'\\"'.repeat(150_000)}`,
      `'"`.repeat(50_000),
    ]) {
      const time = processorTime(() => {
        try {
          readTable(`x y\n1 2\n${line.slice(0, 99_000)}\n`, { delimiter: ' ' })
        } catch {
          // Refusing is as good as reading.
        }
      }, 1000)
      expect(time).toBeLessThan(1000)
    }
  })
})

describe('rows that do not belong to the table', () => {
  const kinds = (text: string) => readTable(text).csv.skipped.map(({ kind, line }) => [kind, line])
  test('can be titles above it, the size that scikit-learn writes, and units below its names', () => {
    expect(kinds('Speeds of cars,,\n\nspeed,dist,year\n4,2,1920\n7,4,1920\n')).toEqual([['title', 1]])
    expect(kinds('Table 1: speeds\nspeed,dist\n4,2\n7,4\n')).toEqual([['title', 1]])
    expect(kinds('3,2,a,b,c\n1,2,0\n3,4,1\n5,6,2\n')).toEqual([['size', 1]])
    expect(kinds('time,speed,dist\n,m/s,m\n1,4,2\n2,7,4\n3,8,5\n')).toEqual([['units', 2]])
    expect(readTable('time,speed,dist\n,m/s,m\n1,4,2\n2,7,4\n3,8,5\n').csv.skipped[0]?.text).toBe('“m/s, m”')
    expect(
      readTable('time,speed,dist\n,m/s,m\n1,4,2\n2,7,4\n3,8,5\n').columns.map(({ type }) => type),
    ).toEqual(['number', 'number', 'number'])
  })

  test('cannot be names, a row with gaps, or a mistake', () => {
    for (const text of [
      ',x\n0,1\n1,2\n',
      'x,y\n1,\n2,3\n4,5\n',
      'age,b\n12a,2\n3,4\n5,6\n',
      'kind,a,b\nrose,x,y\nlily,1,2\nlily,3,4\n',
    ])
      expect(kinds(text), text).toEqual([])
  })
})

describe('JSON', () => {
  test('can be records, with gaps and nested records, rows, or one record per line', () => {
    expect(namesAndRows('[{"a": 1, "b": {"c": true}}, {"a": null, "d": "x"}]')).toMatchObject({
      names: ['a', 'b.c', 'd'],
      rows: [['1', 'true', ''], ['', '', 'x']],
    }) // prettier-ignore
    expect(namesAndRows('[["a", "b"], [1, 2], [3, 4]]')).toMatchObject({ names: ['a', 'b'], rows: [['1', '2'], ['3', '4']] }) // prettier-ignore
    expect(namesAndRows('{"a": 1, "b": 2}\n\n{"a": 3, "b": 4}\n').rows).toEqual([['1', '2'], ['3', '4']]) // prettier-ignore
  })

  test('says where it is broken', () => {
    expect(() => readTable('{"a": 1, "b": 2}\n{"a": 3, "b" 4}\n')).toThrow('line 2: this is not JSON')
    expect(() => readTable('[{"a": 1, "b": 2}, 7]')).toThrow('row 2: is not a record')
    expect(() => readTable('[{"a": 1, "b": 2}')).toThrow('this is not JSON')
  })
})

/** A .npy file of version 1 with doubles. */
function npy(shape: readonly number[], values: readonly number[]): Uint8Array {
  const text = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`
  const header = `${text.padEnd(117)}\n`
  const bytes = new Uint8Array([0x93, ...strToU8('NUMPY'), 1, 0, header.length, 0, ...strToU8(header)])
  return Uint8Array.from([...bytes, ...new Uint8Array(Float64Array.from(values).buffer)])
}

test('two NumPy arrays are inputs and targets, in either order', () => {
  const [x, y] = [npy([2, 2], [1, 2, 3, 4]), npy([2], [0, 1])]
  for (const parts of [[x, y], [y, x]]) // prettier-ignore
    expect(tableOfArrays(Uint8Array.from(parts.flatMap((part) => [...part])))).toMatchObject({
      rows: [['1', '2', '0'], ['3', '4', '1']],
      header: false,
    }) // prettier-ignore
  expect(tableOfArrays(npy([1, 2, 2], [1, 2, 3, 4])).rows, 'a picture').toEqual([['1', '2', '3', '4']])
  expect(() => tableOfArrays(y)).toThrow('Drop the files of inputs and targets together')
  expect(() => tableOfArrays(Uint8Array.from([...x, ...npy([3], [1, 2, 3])]))).toThrow('2 and 3 rows')
  expect(() => tableOfArrays(x.slice(0, -1))).toThrow('is damaged')
})

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook with these cells on its first sheet, and an empty second one. */
const workbook = (cells: string): Record<string, Uint8Array> => ({
  '[Content_Types].xml': strToU8(
    `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  ),
  'xl/workbook.xml': strToU8(
    `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data &amp; more" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  ),
  'xl/styles.xml': strToU8(
    `${xml}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ),
  'xl/worksheets/sheet1.xml': strToU8(
    `${xml}<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  ),
  'xl/worksheets/sheet2.xml': strToU8(`${xml}<worksheet xmlns="${main}"><sheetData/></worksheet>`),
})

const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`
const rowsXml =
  `<row r="1">${text('A1', 'A title')}</row>` +
  `<row r="3">${text('A3', 'day')}${text('B3', 'sold')}${text('C3', 'price')}</row>` +
  '<row r="4"><c r="A4" s="1"><v>40909</v></c><c r="B4" t="b"><v>1</v></c><c r="C4"><v>2.5</v></c></row>' +
  '<row r="5"><c r="A5" s="1"><v>40910.25</v></c><c r="B5" t="b"><v>0</v></c><c r="C5" t="e"><v>#N/A</v></c></row>'

/** A zip archive whose directory claims this size for its first entry. */
function sayingSize(bytes: Uint8Array, size: number): Uint8Array {
  const [copy, view] = [bytes.slice(), new DataView(bytes.buffer)]
  const at = bytes.findIndex((_, i) => i + 4 <= bytes.length && view.getUint32(i, true) === 0x02014b50)
  new DataView(copy.buffer).setUint32(at + 24, size, true)
  return copy
}

describe('an Excel workbook', () => {
  test('is read from its first sheet, with its rows, dates and gaps', async () => {
    const csv = await tableOfWorkbook(zipSync(workbook(rowsXml)), {})
    expect(csv).toMatchObject({
      names: ['day', 'sold', 'price'],
      rows: [['2012-01-01', 'true', '2.5'], ['2012-01-02T06:00:00', 'false', '']],
      lines: [4, 5],
      counted: 'row',
      skipped: [{ kind: 'title', line: 1, text: '“A title”' }],
      sheets: ['Data & more', 'Notes'],
    }) // prettier-ignore
  })

  test('is refused before it uses memory if it unpacks to much, or its cells are far apart', async () => {
    const bomb = sayingSize(zipSync(workbook(rowsXml)), 130_000_000)
    await expect(tableOfWorkbook(bomb, {})).rejects.toThrow('unpacks to 131 MB, but the limit is 128 MB')
    for (const place of ['A1999999', 'XFD4', 'A1e9', 'A&#57;99'])
      await expect(
        tableOfWorkbook(
          zipSync(workbook(`${rowsXml}<row r="${place.slice(1)}"><c r="${place}"><v>1</v></c></row>`)),
          {},
        ),
        place,
      ).rejects.toThrow(/at most 2048 columns and 4 million cells|damaged/)
  })

  test('is damaged if it lies about its size, or is cut off', async () => {
    const whole = zipSync(workbook(rowsXml))
    await expect(tableOfWorkbook(whole.slice(0, -40), {})).rejects.toThrow('the workbook is damaged')
    await expect(tableOfWorkbook(zipSync({ 'a.xml': strToU8('<a/>') }), {})).rejects.toThrow('damaged')
    await expect(tableOfWorkbook(zipSync(workbook('<row r="1"><c')), {})).rejects.toThrow('damaged')
    await expect(tableOfWorkbook(sayingSize(whole, 7), {})).rejects.toThrow('damaged')
  })
})
