import { expect, test } from 'vitest'
import { formatCount, formatNumber, parseNumber } from '../../src/charts/format.ts'

test('numbers read as people write them', () => {
  expect([0, 0.01, 12.34567, -2, 1e-5, 2.5e7, NaN, Infinity].map((value) => formatNumber(value))).toEqual([
    '0', '0.01', '12.35', '\u22122', '1e\u22125', '2.5e7', 'not finite', 'not finite',
  ]) // prettier-ignore
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1\u202F000', '1\u202F234\u202F567'])
})

test('what was typed is a number or nothing', () => {
  expect(['1', ' -0.5 ', '\u22123', '1e-3', '.5', '0,25', '10^-2', '1\u202F000'].map(parseNumber)).toEqual([
    1, -0.5, -3, 1e-3, 0.5, 0.25, 0.01, 1000,
  ])
  expect(['', 'x', '1e999', '1..2', 'NaN', '0x10', '1,2,3'].map(parseNumber)).toEqual(
    Array(7).fill(undefined),
  )
})
