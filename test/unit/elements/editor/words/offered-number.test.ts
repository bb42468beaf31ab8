import { expect, test } from 'vitest'
import {
  bracesOf,
  numbersFor,
  type OfferedNumber,
} from '../../../../../src/elements/editor/words/offered-number.ts'

const number = (
  source: string,
  value: number | undefined,
  more: Partial<OfferedNumber> = {},
): OfferedNumber => ({
  source,
  label: source.replaceAll('-', ' '),
  group: 'Runs',
  value,
  isSlow: false,
  isField: false,
  ...more,
})

const all = [
  number('final-loss', 0),
  number('minimum-sharpness', 2.569, { label: 'sharpness where the run ends' }),
  number('flow-end-sharpness', 4.153),
  number('flattest-sharpness', 2.6),
  number('basin-agreement', undefined, { isSlow: true }),
]

const sources = (query: string) => numbersFor(all, query).map(({ source }) => source)

test('numbers are found by their names, by words in any order, and by a value, the nearest first', () => {
  expect(sources('')).toEqual(all.map(({ source }) => source))
  expect(sources('flow-end')).toEqual(['flow-end-sharpness'])
  expect(sources('ends sharp')).toEqual(['minimum-sharpness'])
  expect(sources('runs loss')).toEqual(['final-loss'])
  expect(sources('2.57')).toEqual(['minimum-sharpness', 'flattest-sharpness'])
  expect(numbersFor(all, '2.57')[0]?.group).toBe('Near 2.57')
  expect(sources('0')).toEqual(['final-loss'])
  expect(sources('−7')).toEqual([])
  expect(sources('nothing of it')).toEqual([])
})

test("a written claim has the typed value if that is the number's, otherwise three digits, and nothing for settings or unknown numbers", () => {
  const sharpness = all[1]!
  expect(bracesOf(sharpness, '2.57')).toBe('{minimum-sharpness = 2.57}')
  expect(bracesOf(sharpness, '2.6')).toBe('{minimum-sharpness = 2.6}')
  expect(bracesOf(sharpness, '2.5'), 'near, and not it').toBe('{minimum-sharpness = 2.57}')
  expect(bracesOf(sharpness, 'sharp')).toBe('{minimum-sharpness = 2.57}')
  expect(bracesOf(number('steps', 200), '')).toBe('{steps = 200}')
  expect(bracesOf(number('tiny', 1.2345e-9), '')).toBe('{tiny = 1.23e-9}')
  expect(bracesOf(all[4]!, '')).toBe('{basin-agreement}')
  expect(bracesOf(number('seed', 1, { isField: true }), '1')).toBe('{seed}')
  expect(bracesOf(number('cycles', NaN), '')).toBe('{cycles}')
})
