import { expect, test } from 'vitest'
import {
  answersText,
  mostAnswerBytes,
  parseAnswers,
  type HandedIn,
} from '../../../../src/exchange/assignment/answers-file.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'

const handedIn: HandedIn = {
  lecture: { id: 'mine', title: 'Mine', digest: '0123' },
  name: 'Hannah Brüning',
  draw: 'Hannah',
  saved: '2026-11-29T20:15:00.000Z',
  steps: [
    {
      step: 'one',
      left: { algorithms: [{ id: 'sgd', learningRate: 0.5, steps: 10 }], seed: null },
      answer: { guess: { place: [1.5, -0.25] }, truth: [1.25, null], reason: 'It “rolls” down.' },
    },
    { step: 'two', seen: true, answer: { guess: { option: 2 }, experiment: { seed: 3 }, truth: [3] } },
    { step: 'three', answer: { guess: { curve: [null, 0.1, 1e-7] }, truth: [1, 0.1, 0.01] } },
    { step: 'four', answer: { guess: { number: -3e-12 }, truth: [0.1 + 0.2] } },
  ],
}

const faultOf = (text: string): string => {
  try {
    parseAnswers(text)
    return ''
  } catch (error) {
    if (error instanceof ExperimentError) return error.message
    throw error
  }
}

test('Answers return from their file to the last bit, sealed', () => {
  const text = answersText(handedIn)
  expect(parseAnswers(text)).toEqual({ form: 2, handedIn, sealed: true })
  expect(answersText(parseAnswers(text).handedIn)).toBe(text)
  expect(text.length).toBeLessThan(1250)
})

test('A file of the first form is read as it was sealed', () => {
  const { draw, steps, ...rest } = handedIn
  const first = { ...rest, steps: steps.filter(({ seen }) => !seen) }
  expect(draw).toBe('Hannah')
  const text = answersText(first, 1)
  expect(parseAnswers(text)).toEqual({ form: 1, handedIn: first, sealed: true })
  expect(parseAnswers(text.replace('"answers": 1', '"answers": 2')).sealed).toBe(false)
})

test.each([
  ['a name', 'Hannah Br', 'Johanna Br'],
  ['a draw', '"draw": "Hannah"', '"draw": "Johanna"'],
  ['what was seen', '"seen": true,', ''],
  ['a guess', '"option": 2', '"option": 1'],
  ['an experiment', '"learningRate": 0.5', '"learningRate": 0.6'],
  ['a truth', '1.25', '1.26'],
])('A file that has %s changed is not as it was sealed', (_, before, after) => {
  const text = answersText(handedIn)
  expect(text).toContain(before)
  expect(parseAnswers(text.replace(before, after)).sealed).toBe(false)
})

test('Layout and the order of fields do not count as changes', () => {
  const { seal, ...fields } = JSON.parse(answersText(handedIn)) as Record<string, unknown>
  expect(parseAnswers(JSON.stringify({ seal, ...fields })).sealed).toBe(true)
})

test.each([
  ['a text that ends early', (text: string) => text.slice(0, -40), /damaged/],
  ['no JSON', () => 'Dear Sir', /damaged/],
  ['another form', (text: string) => text.replace('"answers": 2', '"answers": 3'), /no other version/],
  ['a guess of no kind', (text: string) => text.replace('"option"', '"opinion"'), /must be a place/],
  ['a field too many', (text: string) => text.replace('"answers": 2', '"answers": 2, "grade": 1'), /grade/],
  ['an infinite number', (text: string) => text.replace('0.30000000000000004', '1e999'), /finite/],
  ['a time that is none', (text: string) => text.replace('2026-11-29T20', 'some time T20'), /time/],
  ['a name without end', (text: string) => text.replace('Hannah', 'H'.repeat(200)), /at most 120 characters/],
  [
    'a deep patch',
    (text: string) => text.replace('"seed": 3', `"seed": ${'['.repeat(40)}${']'.repeat(40)}`),
    /deep/,
  ],
  ['too many letters', (text: string) => text + ' '.repeat(mostAnswerBytes), /kB/],
])('%s is refused in a sentence', (_, damaged, sentence) => {
  expect(faultOf(damaged(answersText(handedIn)))).toMatch(sentence)
})
