import { expect, test } from 'vitest'
import { drawsFault, type DrawsRule } from '../../../../src/theory/draws/rule.ts'

const numbers = [0.389, 0.361, 0.37, 0.38]
const fault = (rule: DrawsRule, most: number, of = numbers) =>
  drawsFault(of, rule, (number) => number <= most)

test('A rule requires all draws, most of them, or their median', () => {
  expect(fault('all', 0.389)).toBeUndefined()
  expect(fault('all', 0.38)).toBe('holds in 3 of 4 draws, 0.361 to 0.389')
  expect(fault('most', 0.38)).toBeUndefined()
  expect(fault('most', 0.37), 'a half is not most').toBe('holds in 2 of 4 draws, 0.361 to 0.389')
  expect(fault('most', 0)).toBe('holds in 0 of 4 draws, 0.361 to 0.389')
  expect(fault('median', 0.375)).toBeUndefined()
  expect(fault('median', 0.37)).toBe('is 0.375 in the median of 4 draws, 0.361 to 0.389')
})

test('A value that is not a number satisfies nothing', () => {
  const some = [...numbers, NaN]
  expect(fault('all', 1, some)).toBe('holds in 4 of 5 draws, 0.361 to 0.389')
  expect(fault('most', 1, some)).toBeUndefined()
  expect(fault('median', 1, some)).toBe('is not finite in the median of 5 draws, 0.361 to 0.389')
})
