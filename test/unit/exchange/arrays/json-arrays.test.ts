import { expect, test } from 'vitest'
import { fromJsonArrays } from '../../../../src/exchange/arrays/json-arrays.ts'
import { openedArrays } from '../../../../src/exchange/recorded/array-file.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { moons } from '../../../support/experiments.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

test('lists and lists of rows are arrays', () => {
  expect(fromJsonArrays(bytesOf('\uFEFF{"w": [[1, 2, 3], [4, 5, -6e-3]], "b": [0.5]}'))).toEqual({
    w: { shape: [2, 3], data: Float64Array.of(1, 2, 3, 4, 5, -6e-3) },
    b: { shape: [1], data: Float64Array.of(0.5) },
  })
})

test.each([
  ['{"w": [[1, 2], [3]]}', 'array "w": has rows of different lengths: 2 in row 0, 1 in row 1'],
  ['{"w": [[1], 2]}', 'array "w": contains both lists and numbers in row 1'],
  ['{"w": [[1, "2"]]}', 'array "w": contains a value that is not a number at place 1 of row 0'],
  ['{"w": [[[1]]]}', 'array "w": contains a value that is not a number at place 0 of row 0'],
  ['{"w": 1}', 'array "w": is not a list of numbers'],
  ['{"w": [NaN]}', 'this is not JSON'],
  ['[[1]]', 'the file contains no named arrays'],
  ['{}', 'the file contains no arrays'],
  ['\0', 'the file is not text'],
])('%s is refused: %s', (text, why) => {
  expect(() => fromJsonArrays(bytesOf(text))).toThrow(why)
})

test('the state of an MLP written by Python is w₀: its matrices [out][in] are transposed', () => {
  const state = {
    '0.weight': [[1, 2], [3, 4], [5, 6], [7, 8]],
    '0.bias': [10, 20, 30, 40],
    '2.weight': [[-1, -2, -3, -4]],
    '2.bias': [9],
  } // prettier-ignore
  const { kind, experiment } = openedArrays('net.json', bytesOf(JSON.stringify(state)), parseTraining(moons))
  expect(kind).toBe('weights')
  expect(experiment.starts[0]).toMatchObject({
    kind: 'weights',
    values: [1, 3, 5, 7, 2, 4, 6, 8, 10, 20, 30, 40, -1, -2, -3, -4, 9],
  })
})
