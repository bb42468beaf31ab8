import { expect, test } from 'vitest'
import { allows } from '../../../../../src/analyses/claims.ts'
import {
  claimFault,
  claimHolds,
  claimSource,
  operations,
  relations,
  suggestedValue,
  valueOfClaim,
  type TypedClaim,
} from '../../../../../src/elements/editor/words/claim-source.ts'
import { expectationOf } from '../../../../../src/exchange/lecture/live-numbers.ts'
import { claimedText } from '../../../../../src/exchange/lecture/notation/live-pieces.ts'
import { readLive } from '../../../../../src/exchange/lecture/notation/live-text.ts'
import { leavesOf, valueOf } from '../../../../../src/theory/quantity/expression.ts'

const number = (source: string, value: number | undefined) => ({
  ...{ source, value, label: source, group: 'Runs' },
  ...{ isSlow: false, isField: false },
})
const first = number('final-loss algorithm=1', 0.75)
const second = number('part-accuracy part=train', 0.3)

test('a claim of any operation and relation is parsed into the number and the condition that its form shows', () => {
  for (const operation of operations)
    for (const relation of relations) {
      const one = { first, operation, second: operation === '' ? undefined : second }
      const now = valueOfClaim(one)!
      const claim: TypedClaim = { ...one, relation, value: suggestedValue(now) }
      expect(claimFault(claim)).toBe('')
      const read = readLive(claimSource(claim))
      const [leaf] = leavesOf(read.expression)
      expect(valueOf(read.expression, (each) => (each === leaf ? 0.75 : 0.3))).toBeCloseTo(now, 12)
      const expectation = expectationOf(read)!
      for (const value of [now, now + 1, now - 1]) {
        const other = {
          ...claim,
          first: number(first.source, value),
          operation: '',
          second: undefined,
        } as const
        expect(claimHolds(other), `${claimSource(claim)} at ${value}`).toBe(
          allows(expectation, value, 'oracle'),
        )
      }
    }
})

test('a value may have a decimal comma, and is written with a point', () => {
  const claim: TypedClaim = { first, operation: '', second: undefined, relation: 'most', value: '0,76' }
  expect(claimFault(claim)).toBe('')
  expect(claimHolds(claim)).toBe(true)
  expect(claimSource(claim)).toContain('0.76')
})

test("a bound in words shows the number's side, and accepts what other claims accept", () => {
  expect(claimedText('final-loss in [-∞, 0.5]')).toBe('≤ 0.5')
  expect(claimedText('final-loss / final-loss algorithm=1 in [2, ∞]')).toBe('≥ 2')
  expect(claimedText('final-loss in [-1.5, 2]')).toBe('−1.5 … 2')
  expect(expectationOf(readLive('final-loss in [0, 1], long'))).toMatchObject({
    interval: [0, 1],
    long: true,
  })
  expect(() => readLive('final-loss in 0.5')).toThrow('this interval cannot be read. Write it as [a, b]')
})

test('an impossible claim says why, and one about an unknown number neither holds nor fails', () => {
  const claim: TypedClaim = { first, operation: '', second: undefined, relation: 'most', value: '.8' }
  expect([claimFault(claim), claimHolds(claim)]).toEqual(['', true])
  expect(claimSource(claim)).toBe('final-loss algorithm=1 in [-∞, 0.8]')
  expect(claimFault({ ...claim, value: 'much' })).toMatch(/^Enter the claimed value/u)
  const swept = { ...claim, first: number('sweep mean at=0', 1), operation: '-', second } as const
  expect(claimFault(swept)).toMatch(/^A claim about a number of the sweep/u)
  expect(claimHolds({ ...claim, first: number('final-loss', undefined) })).toBeUndefined()
  expect([suggestedValue(12), suggestedValue(1 / 3), suggestedValue(NaN)]).toEqual(['12', '0.333', ''])
})
