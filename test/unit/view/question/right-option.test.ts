import { expect, test } from 'vitest'
import type { Question } from '../../../../src/exchange/lecture/scenario.ts'
import { rightOption } from '../../../../src/view/question/verdict.ts'

const asked = (question: Partial<Question<number>>): Question<number> => ({
  ask: 'How many?',
  kind: 'choice',
  answer: { quantity: 'final-loss' },
  because: '',
  ...question,
})

test('The right option is the nearest value, or one that is near enough, or the interval that contains the answer', () => {
  const values = asked({ options: [{ label: 'a' }, { label: 'b', value: 5 }, { label: 'c', value: 9 }] })
  expect([-1, 2, 3, 8].map((answer) => rightOption(values, answer))).toEqual([0, 0, 1, 2])
  const mixed = asked({
    within: 0.5,
    options: [
      { label: 'below', interval: [-Infinity, 2] },
      { label: 'three', value: 3 },
      { label: 'above', interval: [2, Infinity] },
    ],
  })
  expect([1.9, 2, 2.6, 3.5, 3.6].map((answer) => rightOption(mixed, answer))).toEqual([0, 2, 1, 1, 2])
})

test('A sentence replaces the right option if there is not exactly one', () => {
  const values = asked({ options: [{ label: 'a' }, { label: 'b', value: 0.2 }, { label: 'c', value: 0.4 }] })
  expect(rightOption(values, 0.3)).toBe('B and C are equally close: it is 0.3')
  expect(rightOption(values, NaN)).toMatch(/^No option is right/)
  const below = asked({ options: [{ label: 'a', interval: [0, 2] }, { label: 'b', interval: [1, 5] }] }) // prettier-ignore
  expect(rightOption(below, 5.1)).toBe('No option is right: it is 5.1')
  expect(rightOption(below, 1.5)).toBe('A and B are both right: it is 1.5')
  const mixed = { options: [{ label: 'a', value: 3 }, { label: 'b', interval: [4, 5] as const }] } // prettier-ignore
  expect(rightOption(asked({ ...mixed, within: 0.1 }), 3.6)).toBe('No option is right: it is 3.6')
  expect(rightOption(asked(mixed), 3.6), 'the nearest where nothing is said of how near').toBe(0)
})
