import { expect, test } from 'vitest'
import type { Truth } from '../../../../src/analyses/truth.ts'
import type { Question } from '../../../../src/exchange/lecture/scenario.ts'
import { noGuess, verdictLines, verdictOf, type Guess } from '../../../../src/view/question/verdict.ts'

const of = (question: Partial<Question<number>>): Question<number> => ({
  ask: 'Which?',
  kind: 'number',
  answer: { quantity: 'loss' },
  because: '',
  ...question,
})
const number = of({ scale: { from: 0.1, to: 10, log: true }, within: 1.2 })
const choice = of({ kind: 'choice', options: [{ label: 'up' }, { label: 'down' }] })
const place = of({ kind: 'place', answer: { quantity: 'end-place' }, within: 0.1 })

const lines = (question: Question<number>, guess: Partial<Guess>, truth: Truth) =>
  verdictLines(verdictOf(question, { ...noGuess, ...guess }, truth))

test('truth and guess are two lines', () => {
  expect(lines(number, { number: 2.1 }, [0.83])).toEqual([
    'It is 0.83.',
    'You guessed 2.1: 2.5 times too much.',
  ])
  expect(lines(number, { number: 0.000318 }, [2.51e-7])[1], 'in one notation').toMatch(
    /^You guessed 3\.18·10⁻⁴: /,
  )
  expect(lines(number, {}, [0.83])).toEqual(['It is 0.83.'])
  expect(lines(number, { number: 0.9 }, [0.83])).toEqual([
    'Right! It is 0.83.',
    'You guessed 0.9: close enough.',
  ])
  expect(lines(choice, { chosen: 0 }, [1])).toEqual(['It is B: down.', 'You guessed A: up.'])
  expect(lines(choice, { chosen: 1 }, [1])).toEqual(['Right! It is B: down.'])
  expect(lines(choice, { hands: [1, 4] }, [1]), 'of a room').toEqual([
    'It is B: down.',
    '4 of 5 got it right.',
  ])
  const none = of({ kind: 'choice', options: [{ label: 'few', interval: [0, 2] }] })
  expect(lines(none, { chosen: 0 }, [5.1])).toEqual(['No option is right: it is 5.1.'])
  expect(lines(place, { pins: [{ name: 'your guess', at: [0, 1] }] }, [0, 0])).toEqual([
    'It ends at (0,\u00a00).',
    'Your guess: off by 1.',
  ])
})
