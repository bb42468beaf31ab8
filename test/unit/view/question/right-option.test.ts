import { expect, test } from 'vitest'
import type { Question } from '../../../../src/scenarios/scenario.ts'
import { rightOption } from '../../../../src/view/question/verdict.ts'

const asked = (question: Partial<Question>): Question => ({
  ask: 'How many?',
  kind: 'choice',
  answer: { quantity: 'final-loss' },
  because: '',
  ...question,
})

test('The right option is the nearest value, else a value that is near enough, else the interval that holds the answer', () => {
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
