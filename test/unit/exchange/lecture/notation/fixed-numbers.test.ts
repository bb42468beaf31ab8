import { expect, test } from 'vitest'
import { fixedNumbers, withLiveNumber } from '../../../../../src/exchange/lecture/notation/fixed-numbers.ts'

test.each([
  ['about 0.11', ['0.11']],
  ['.154 or 0,154', ['.154', '0,154']],
  ['−1.25 and 12.5 %, 137 steps', ['−1.25', '12.5 %', '137']],
  ['$w_1 = 0.25$ with \\num{final-loss = 0.11}', ['0.25']],
  ['{final-loss = 0.11} and `0.11`, [0.11](https://a.b/0.11)', ['0.11']],
  ['2 weights, 0.5, 1.5.2, v0.11, 10^0.25, x1.25', []],
])('the fixed numbers of %j', (words, written) => {
  expect(fixedNumbers(words).map((one) => one.written)).toEqual(written)
})

test('a live number shows what was written, in formulas too', () => {
  const written = (words: string, at: number, claims = true) =>
    withLiveNumber(words, fixedNumbers(words)[at]!, 'final-loss', claims)
  expect(written('about .11', 0)).toBe('about {final-loss = 0.11}')
  expect(written('12,5 % of $L = 0.25$', 0)).toBe('{final-loss = 12.5 %} of $L = 0.25$')
  expect(written('12,5 % of $L = 0.25$', 1)).toBe('12,5 % of $L = \\num{final-loss = 0.25}$')
  expect(written('about −0.11', 0, false)).toBe('about {final-loss}')
  const [percent] = fixedNumbers('12,5 %')
  expect([percent?.value, percent?.half]).toEqual([0.125, 0.0005])
})
