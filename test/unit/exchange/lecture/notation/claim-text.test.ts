import { expect, test } from 'vitest'
import { claimText, readClaims } from '../../../../../src/exchange/lecture/notation/claim-text.ts'
import { TextError } from '../../../../../src/exchange/lecture/notation/text-error.ts'

test.each([
  ['final-loss in [0, 1], all over 20 draws', { interval: [0, 1], over: { draws: 20, rule: 'all' } }],
  ['final-loss = 0.5 ± 0.1, most over 5 draws, long', { value: 0.5, over: { draws: 5, rule: 'most' } }],
  ['final-loss in [0, 1], median over 9 draws, oracle', { over: { draws: 9, rule: 'median' } }],
] as const)('%s is read and written', (text, expected) => {
  const { claimed, claims } = readClaims(text)
  expect(claims).toHaveLength(1)
  expect(claims[0]).toMatchObject(expected)
  expect(claimText(claimed, claims[0]!)).toBe(text)
})

test('Over draws means over all of them if no rule is named', () => {
  expect(readClaims('final-loss in [0, 1], over 20 draws')).toEqual(
    readClaims('final-loss in [0, 1], all over 20 draws'),
  )
  const { claims } = readClaims('final-weight index=0… = 1, 2 ± 0.1, median over 7 draws')
  expect(claims.map(({ over }) => over?.draws)).toEqual([7, 7])
})

test.each([
  ['final-loss in [0, 1], some over 20 draws', '"some" is not a rule for draws. Write all, most, median'],
  ['final-loss in [0, 1], over 1 draws', 'a claim is over 2 to 10000 draws, not over 1'],
  ['final-loss in [0, 1], over 2.5 draws', 'a claim is over 2 to 10000 draws, not over 2.5'],
  ['final-loss in [0, 1], over few draws', '"few" is not a number'],
  ['final-loss in [0, 1], sometimes', '"sometimes" is not a part of a claim'],
  ['sweep mean at=0 in [0, 1], over 9 draws', 'a sweep has its own draws'],
  ['histogram mean in [0, 1], over 9 draws', 'a histogram has its own draws'],
])('%s is a fault', (text, message) => {
  expect(() => readClaims(text)).toThrow(TextError)
  expect(() => readClaims(text)).toThrow(message)
})
