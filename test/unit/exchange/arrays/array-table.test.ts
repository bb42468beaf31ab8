import { expect, test } from 'vitest'
import { arrayTable } from '../../../../src/exchange/arrays/array-table.ts'
import type { NumberArray, NumberArrays } from '../../../../src/exchange/arrays/arrays.ts'
import { tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'

const array = (shape: readonly number[], data: readonly number[]): NumberArray => ({
  shape,
  data: Float64Array.from(data),
})

test.each<[string, NumberArrays, string]>([
  ['X and y', { X: array([2, 2], [1, 2, 3, 4.5]), y: array([2], [0, 1]) }, 'x1,x2,y\n1,2,0\n3,4.5,1\n'],
  ['a column each', { x: array([2, 1], [1, NaN]), y: array([2, 1], [5, 6]) }, 'x,y\n1,5\n,6\n'],
  [
    'pictures, and classes as rows',
    { data: array([1, 2, 2], [1, 2, 3, 4]), target: array([1, 2], [0, 1]) },
    'x1,x2,x3,x4,y1,y2\n1,2,3,4,0,1\n',
  ],
  [
    'parts, one after another',
    {
      X_test: array([1], [9]),
      y_test: array([1], [8]),
      X_train: array([2], [1, 2]),
      y_train: array([2], [3, 4]),
    },
    'x,y\n9,8\n1,3\n2,4\n',
  ],
  [
    'float32 as it was written',
    { X: { shape: [1], data: Float32Array.of(0.1) }, y: array([1], [1]) },
    'x,y\n0.1,1\n',
  ],
])('inputs and targets are rows: %s', (_, arrays, csv) => {
  expect(arrayTable(arrays)).toBe(csv)
})

test('rows are read as a table', () => {
  const arrays = { X: array([4, 2], [1, 2, 3, 4, 5, 7, 7, 8]), y: array([4], [0, 1, 1, 0]) }
  const { data, report } = tableFromCsv(arrayTable(arrays)!, { test: 0, standardize: false })
  expect(report.task).toBe('classification')
  expect(data.inputs).toEqual([[1, 2], [3, 4], [5, 7], [7, 8]]) // prettier-ignore
  expect(data.targets.flat()).toEqual([-1, 1, 1, -1])
})

test.each<[string, NumberArrays]>([
  ['weights', { '0.weight': array([1, 2], [1, 2]), '0.bias': array([1], [1]) }],
  [
    'a grid with its coordinates',
    { x: array([2], [0, 1]), y: array([2], [0, 1]), z: array([2, 2], [1, 2, 3, 4]) },
  ],
  ['inputs alone', { X: array([2], [0, 1]) }],
  ['two kinds of inputs', { x: array([1], [0]), data: array([1], [0]), y: array([1], [0]) }],
])('other arrays are none: %s', (_, arrays) => {
  expect(arrayTable(arrays)).toBeUndefined()
})

test('a table that is too large, or lacks targets, is refused', () => {
  const long = { shape: [4_000_001], data: new Float32Array(0) }
  expect(() => arrayTable({ X: long, y: long })).toThrow(
    /"X": would make a table of 4000001 rows and 2 columns/,
  )
  expect(() => arrayTable({ X: array([2], [1, 2]), y: array([1], [1]) })).toThrow(
    'array "y": has 1 row, but "X" has 2. Save one target for each row',
  )
})
