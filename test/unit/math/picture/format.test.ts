import { expect, test } from 'vitest'
import {
  capitalized,
  formatCount,
  formatExact,
  formatFixed,
  formatNumber,
  parseNumber,
} from '../../../../src/math/picture/format.ts'

test('numbers are written as people write them', () => {
  const written: readonly (readonly [number, string])[] = [
    [0, '0'], [0.01, '0.01'], [12.34567, '12.35'], [-2, '\u22122'], [1e-4, '0.0001'], [99_999, '10⁵'], [99_990, '99990'],
    [1e-5, '10⁻⁵'], [-1e-5, '\u221210⁻⁵'], [2.5e7, '2.5·10⁷'], [-2.5e-7, '\u22122.5·10⁻⁷'], [5e-324, '4.941·10⁻³²⁴'],
    [NaN, 'not finite'], [Infinity, 'not finite'],
  ] // prettier-ignore
  expect(written.map(([value]) => formatNumber(value))).toEqual(written.map(([, text]) => text))
  expect(formatNumber(12.34567, 2)).toBe('12')
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1\u202F000', '1\u202F234\u202F567'])
})

test('a fixed number of decimals has a true minus sign', () => {
  expect([formatFixed(-0.987), formatFixed(1, 1), formatFixed(-0.004)]).toEqual(['\u22120.99', '1.0', '0.00'])
})

test('a formatted number can be typed', () => {
  for (const value of [0, 0.25, -3, 1e-4, 1e5, -1e5, 2.5e7, 1e-12, -1.234e-9, 4.5e300])
    expect(parseNumber(formatNumber(value))).toBe(value)
})

test('typed text is a number or nothing', () => {
  expect(['1', ' -0.5 ', '\u22123', '1e-3', '.5', '0,25', '10^-2', '1\u202F000'].map(parseNumber)).toEqual([
    1, -0.5, -3, 1e-3, 0.5, 0.25, 0.01, 1000,
  ])
  expect(['', 'x', '1e999', '1..2', 'NaN', '0x10', '1,2,3'].map(parseNumber)).toEqual(
    Array(7).fill(undefined),
  )
})

test('the integer part of an exact number is written in full', () => {
  const exact = [10_985.912663, 499_500, 1678, 413.937, -2266.9].map((value) => formatExact(value))
  expect(exact).toEqual(['10\u202F986', '499\u202F500', '1\u202F678', '414', '−2\u202F267'])
  expect([0.83403, 24.4373, 1.5e9, NaN].map((value) => formatExact(value))).toEqual(
    [0.83403, 24.4373, 1.5e9, NaN].map((value) => formatNumber(value, 3)),
  )
})

test('a sentence begins with a capital, and a symbol stays as it is', () => {
  expect(['momentum', 'η 0.1', '2/η'].map(capitalized)).toEqual(['Momentum', 'η 0.1', '2/η'])
})
