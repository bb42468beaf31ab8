import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { arrayTable } from '../../../../src/exchange/arrays/array-table.ts'
import { fromNpz } from '../../../../src/exchange/arrays/npz.ts'
import { npzWork } from '../../../../src/exchange/arrays/write-npz.ts'
import { tableOfArrays } from '../../../../src/exchange/file-rows/array-rows.ts'
import { finish } from '../../../../src/math/work.ts'
import { arrayPair } from '../../../../src/page/import/array-pair.ts'
import { incomingWords } from '../../../../src/page/import/incoming-words.ts'

const { form } = incomingWords.table
const npz = finish(
  npzWork({
    X: { shape: [3, 1], data: Float64Array.of(1, 2, 5) },
    y: { shape: [3], data: Float64Array.of(3, 4, 6) },
  }),
)
const rows = [
  ['1', '3'],
  ['2', '4'],
  ['5', '6'],
]

test('inputs and targets in one .npz are a table, and listed as one', () => {
  expect(arrayTable(fromNpz(npz))).toBe(`x,y\n${rows.map((row) => `${row.join()}\n`).join('')}`)
  expect(form).toMatch(/\.npz/)
})

test('inputs and targets in two .npy, in either order, are a table, and listed as one', async () => {
  const files = Object.entries(unzipSync(npz)).map(([name, bytes]) => new File([bytes], name))
  expect(files.map(({ name }) => name)).toEqual(['X.npy', 'y.npy'])
  for (const pair of [files, files.toReversed()]) {
    const bytes = new Uint8Array(await arrayPair(pair)!.file.arrayBuffer())
    expect(tableOfArrays(bytes).rows.map((row) => row.toSorted())).toEqual(rows)
  }
  expect(form).toMatch(/two \.npy/)
})
