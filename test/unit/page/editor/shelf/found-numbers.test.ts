import { expect, test } from 'vitest'
import { foundNumbers, numberNow } from '../../../../../src/page/editor/shelf/found-numbers.ts'
import { areSuggested, suggestedQuestion } from '../../../../../src/page/editor/shelf/suggested-question.ts'
import { quantityEntry } from '../../../../../src/theory/quantity/catalogue/index.ts'

const entries = ['final-loss', 'largest-loss', 'steps-to-stop', 'minimum-sharpness', 'ensemble-loss'].map(
  (name) => quantityEntry(name)!,
)
const values: Readonly<Record<string, number>> = { 'final-loss': 0.25, 'largest-loss': 4.5, 'steps-to-stop': 64, 'minimum-sharpness': NaN } // prettier-ignore
const found = (typed: string) =>
  foundNumbers(entries, typed, (name) => values[name]).flatMap(({ numbers }) =>
    numbers.map(({ name, value }) => `${name} ${value}`),
  )

test('numbers are found by words and by a known value', () => {
  expect(found('')).toEqual(['final-loss 0.25', 'largest-loss 4.5', 'steps-to-stop 64 steps', 'minimum-sharpness –', 'ensemble-loss takes long']) // prettier-ignore
  expect(found('loss end')).toEqual(['final-loss 0.25'])
  expect(found('4.52')).toEqual(['largest-loss 4.5'])
  expect(found('7')).toEqual([])
  expect(numberNow(undefined)).toBe('–')
})

test('a question starts around the current value of its answer', () => {
  const answer = { quantity: 'final-loss' }
  const choice = suggestedQuestion('choice', answer, 2.569, 4)
  expect(choice.options).toEqual([
    { label: 'about 1.3', value: 1.3 },
    { label: 'about 2.6', value: 2.6 },
    { label: 'about 5.1', value: 5.1 },
  ])
  expect([areSuggested(choice.options!), areSuggested([{ label: 'as sharp as the flow’s' }])]).toEqual([true, false]) // prettier-ignore
  expect(suggestedQuestion('number', answer, 2.569, 4)).toMatchObject({ scale: { from: 0, to: 5 }, within: 0.5 }) // prettier-ignore
  expect(suggestedQuestion('number', answer, -0.2, 4).scale).toEqual({ from: -0.4, to: 0 })
  expect(suggestedQuestion('number', answer, undefined, 4).scale).toEqual({ from: 0, to: 1 })
  expect(suggestedQuestion('place', { quantity: 'end-place' }, 1, 4)).toEqual({ kind: 'place', answer: { quantity: 'end-place' }, within: 0.4 }) // prettier-ignore
})
