import { expect, test } from 'vitest'
import type { Truth } from '../../../../src/analyses/truth.ts'
import type { Question } from '../../../../src/exchange/lecture/scenario.ts'
import { noGuess, verdictLine, verdictOf, type Guess } from '../../../../src/view/question/verdict.ts'

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

const line = (question: Question<number>, guess: Partial<Guess>, truth: Truth) => {
  const given = { ...noGuess, ...guess }
  return verdictLine(question, given, verdictOf(question, given, truth))
}

test('guess and truth are one line', () => {
  expect(line(number, { number: 2.1 }, [0.83])).toBe('Your guess was 2.1. It is 0.83.')
  expect(line(number, { number: 0.000318 }, [2.51e-7]), 'in one notation').toBe(
    'Your guess was 3.18·10⁻⁴. It is 2.51·10⁻⁷.',
  )
  expect(line(number, {}, [0.83])).toBe('It is 0.83.')
  expect(line(number, { number: 0.9 }, [0.83])).toBe('Right! It is 0.83.')
  expect(line(choice, { chosen: 0 }, [1])).toBe('Your guess was A. It is B: down.')
  expect(line(choice, { chosen: 1 }, [1])).toBe('Right! It is B: down.')
  expect(line(choice, { chosen: 1, hands: [1, 4] }, [1]), 'of a room').toBe('It is B: down.')
  const none = of({ kind: 'choice', options: [{ label: 'few', interval: [0, 2] }] })
  expect(line(none, { chosen: 0 }, [5.1])).toBe('Your guess was A. No option is right: it is 5.1.')
  expect(line(place, { pins: [{ name: 'your guess', at: [0, 1] }] }, [0, 0])).toBe(
    'Your guess: off by 1. It ends at (0,\u00a00).',
  )
})
