import { describe, expect, test } from 'vitest'
import { recognise } from '../../../../src/exchange/incoming/recognise.ts'
import { textOfBytes } from '../../../../src/exchange/incoming/incoming.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const kind = (name: string, content: string | readonly number[]) =>
  recognise({ name, head: typeof content === 'string' ? bytesOf(content) : Uint8Array.from(content) })

describe('an imported file', () => {
  test.each([
    ['a lecture', 'notes.txt', '---\nbadlands: 1\n---\n# Title\n', 'lecture'],
    ['a lecture of Windows', '', '\uFEFF---\r\nbadlands: 1\r\n', 'lecture'],
    ['a lecture by its name', 'one.markdown', '# Title\n\nWords, and words.\n', 'lecture'],
    ['answers', 'mine.json', '{ "answers": 1, "lecture": {} }', 'answers'],
    ['an experiment', '', '\n{"version": 1, "seed": 1}', 'experiment'],
    ['weights in JSON', 'net.json', '{"0.weight": [[0.5, -1], [2, 3]], "0.bias": [0, 1]}', 'arrays'],
    ['a bias in JSON', '', ' {"b":[-1.5]}', 'arrays'],
    ['an experiment that begins with its starts', '', '{"starts": [{"kind": "plane"}]}', 'experiment'],
    ['a table', 'data.txt', 'x,y\n1,2\n3,4\n', 'table'],
    ['cells of a spreadsheet', '', '1,5\t2\n3\t4\n', 'table'],
    ['a table of R', 'cars.txt', '"speed" "dist"\n"1" 4 2\n"2" 4 10\n', 'table'],
    ['columns of numbers', '', '  x   y\n 0.1 2e-3\n 0.2 4e-3\n', 'table'],
    ['JSON records', 'cars.json', '[\n  { "mpg": 18 }, { "mpg": 15 }]', 'table'],
    ['JSON lines', 'cars.jsonl', '{"mpg": 18}\n{"mpg": 15}\n', 'table'],
    ['a workbook', 'sheet.xlsx', 'PK\u0003\u0004', 'table'],
    ['an array of NumPy', 'X.npy', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0], 'table'],
    ['a table by its name', 'one.csv', 'x\n1\n', 'table'],
    ['a run of PyTorch', 'run.npz', 'PK\u0003\u0004', 'arrays'],
    ['weights by their name', 'net.safetensors', [8, 0, 0, 0, 0, 0, 0, 0, 0x7b], 'arrays'],
    [
      'a table in Windows-1252',
      'maße.txt',
      [...bytesOf('L'), 0xe4, ...bytesOf('nge;b\n1,5;2\n2,5;3\n')],
      'table',
    ],
    [
      'a table in UTF-16',
      'x.txt',
      [0xff, 0xfe, 0x61, 0, 0x09, 0, 0x62, 0, 0x0a, 0, 0x31, 0, 0x09, 0, 0x32, 0],
      'table',
    ],
  ])('is known by what is in it: %s', (_, name, content, expected) => {
    expect(kind(name, content).kind).toBe(expected)
  })

  test.each([
    ['net.pt', 'PK\u0003\u0004', /^is a checkpoint that contains a pickle, which can run code/],
    ['net', [0x80, 0x04, 0x95, 0x10], /pickle/],
    ['net.h5', [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], /^is an HDF5 file/],
    ['surface', [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], /HDF5/],
    ['net.onnx', [0x08, 0x07], /ONNX/],
    [
      'sheet.xls',
      [0xd0, 0xcf, 0x11, 0xe0],
      /^is a workbook from an old version of Excel.* File > Save As > CSV UTF-8/,
    ],
    ['locked.xlsx', [0xd0, 0xcf, 0x11, 0xe0], /has a password/],
    [
      'sheet.ods',
      'PK\u0003\u0004',
      /^is a spreadsheet. Save the sheet as CSV: in LibreOffice File > Save As/,
    ],
    ['table.parquet', 'PAR1', /df.to_csv/],
    ['prose.txt', 'Two lines here\nand two more\n', /^is not a file this page can open/],
    ['photo.csv', [0x89, 0x50, 0x4e, 0x47], /^is a picture or PDF/],
    ['words.txt', 'Some words.', /^is not a file this page can open. It opens lectures, experiments/],
    ['', '', /^is not a file this page can open/],
    ['zeros.csv', [0, 0, 0, 0], /^is not a file this page can open/],
  ])('is refused with its reason: %s', (name, content, why) => {
    const found = kind(name, content)
    expect(found).toMatchObject({ kind: 'refused', why: expect.stringMatching(why) as string })
  })
})

test('bytes are text in UTF-8, UTF-16 and Windows-1252, even if they end within a character', () => {
  expect(textOfBytes(bytesOf('größe;ß'), true)).toBe('größe;ß')
  expect(textOfBytes(bytesOf('größ').slice(0, -1), false)).toBe('grö')
  expect(textOfBytes(Uint8Array.from([0x67, 0x72, 0xf6]), true)).toBe('grö')
  expect(textOfBytes(Uint8Array.from([0xfe, 0xff, 0, 0x61]), true)).toBe('a')
  expect(textOfBytes(Uint8Array.from([0x61, 0, 0x62]), true)).toBeUndefined()
})
