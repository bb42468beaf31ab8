import { expect, test } from 'vitest'
import { numberBefore, sourceAt } from '../../../../../src/elements/editor/words/word-tools.ts'

/** A text with its caret at the bar. */
const at = (marked: string) => [marked.replace('|', ''), marked.indexOf('|')] as const

test.each([
  ['ends at {|', ''],
  ['ends at {2.57|', '2.57'],
  ['ends at {flow end| and on', 'flow end'],
  ['first {|, then {seed}', ''],
  ['{|', ''],
  ['a formula $x^{2}$ and {sharp|', 'sharp'],
  [String.raw`in $\num{sharp|$`, 'sharp'],
])('a list is open in %s', (marked, query) => expect(numberBefore(...at(marked))).toBe(query))

test.each([
  'no brace|',
  'ends at {seed}|',
  'ends at {se|ed}',
  'ends at {seed = 1|',
  String.raw`a letter \{|`,
  String.raw`in $\frac{1|$`,
  'a brace {\nin another line|',
])('no list is open in %s', (marked) => expect(numberBefore(...at(marked))).toBeUndefined())

test('the number around the caret is found', () => {
  expect(sourceAt(...at('at {minimum-sharpness  =| 2.75} now'))).toBe('minimum-sharpness = 2.75')
  expect(sourceAt(...at('at {seed} now|'))).toBeUndefined()
})
