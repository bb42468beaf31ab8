import { describe, expect, test } from 'vitest'
import {
  beginQuestion,
  moveOption,
  optionFault,
  setAnswer,
  setKind,
  setOption,
  setScale,
  setWithin,
  standingQuestion,
  takeQuestion,
  typedCondition,
} from '../../../../../src/exchange/lecture/edit/question.ts'
import { setWords } from '../../../../../src/exchange/lecture/edit/words.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'

const text = `---
badlands: 1
id: asked
---
# Asked

> [!idea] One

> [!minute] Two

## One

Words.

\`\`\`experiment
seed: 1
data: {kind: none}
model: {kind: function, id: himmelblau}
metric: {loss: squared}
algorithms: [{id: sgd, learningRate: 0.01, steps: 10}]
starts: [{kind: weights, values: [1, -1]}]
plane: {kind: weights, first: 0, second: 1}
\`\`\`
`

const answer = { quantity: 'final-loss' }
const options = [
  { label: 'about 1', value: 1 },
  { label: 'about 2', value: 2 },
]

const questionOf = (source: string) => {
  const { scenario, problems } = parseLecture(source)
  expect(problems).toEqual([])
  return scenario!.steps[0]!.question
}

describe('A question is written part by part', () => {
  const asked = beginQuestion(text, 0, { kind: 'choice', answer, options }).text

  test('it is complete from the first click on, and is removed without a trace', () => {
    expect(questionOf(asked)).toMatchObject({ ask: '', kind: 'choice', answer, options })
    expect(takeQuestion(asked, 0).text).toBe(text)
  })

  test('its text can be empty for a while, with the options below it', () => {
    const typed = setWords(asked, { step: 0, part: 'ask' }, 'Where will it end?').text
    expect(questionOf(typed)?.ask).toBe('Where will it end?')
    const empty = setWords(typed, { step: 0, part: 'ask' }, '').text
    expect([questionOf(empty)?.ask, questionOf(empty)?.options?.length]).toEqual(['', 2])
  })

  test('only one option changes; everything else stays character by character', () => {
    const own = asked.replace('- about 2 {= 2}', '- about\n  two   {= 4/2}')
    const first = setOption(own, 0, 0, { label: 'less', condition: '< 1.5' })
    expect(first.text).toContain('- less {< 1.5}\n- about\n  two   {= 4/2}')
    const third = setOption(first.text, 0, 2, { label: 'more', condition: '>= 3' }).text
    expect(questionOf(third)?.options?.map((option) => option.interval ?? option.value)).toEqual([
      [-Infinity, 1.5],
      2,
      [3, Infinity],
    ])
    expect(standingQuestion(third, 0)?.options[2]).toEqual({ label: 'more', condition: '>= 3' })
    const two = setOption(third, 0, 1, undefined).text
    expect(standingQuestion(two, 0)?.options.map(({ label }) => label)).toEqual(['less', 'more'])
    expect(questionOf(setOption(third, 0, 2, undefined).text)?.options).toHaveLength(2)
  })

  test('an option changes places with another, with all its lines', () => {
    const own = asked.replace('- about 2 {= 2}', '- about\n  two   {= 4/2}\n- none {> 3}')
    const last = moveOption(own, 0, 0, 2).text
    expect(last).toContain('- about\n  two   {= 4/2}\n- none {> 3}\n- about 1 {= 1}')
    expect(moveOption(last, 0, 2, 0).text).toBe(own)
    expect(moveOption(own, 0, 0, 3).change).toBeUndefined()
  })

  test('with another answer, and as another kind', () => {
    const least = setAnswer(asked, 0, { quantity: 'final-weight', arguments: { index: 1 } }).text
    expect(standingQuestion(least, 0)?.answer).toEqual({ quantity: 'final-weight', arguments: { index: 1 } })
    const number = setKind(least, 0, { kind: 'number', answer, scale: { from: 0, to: 4 }, within: 0.4 }).text
    expect(questionOf(number)).toEqual({ ask: '', because: '', kind: 'number', answer, scale: { from: 0, to: 4 }, within: 0.4 }) // prettier-ignore
    const wide = setWithin(setScale(number, 0, { from: 1, to: 100, log: true }).text, 0, 2).text
    expect(standingQuestion(wide, 0)).toMatchObject({ scale: { from: 1, to: 100, log: true }, within: 2 })
    expect(questionOf(setKind(wide, 0, { kind: 'choice', answer, options }).text)).toEqual(questionOf(asked))
  })

  test.each([
    ['2.57', '= 2.57', ''],
    ['final-loss', '= final-loss', ''],
    [' < 3 ', '< 3', ''],
    ['3 .. 4', '3 .. 4', ''],
    ['', '', ''],
    ['below 3', 'below 3', /is not understood/u],
    ['< {3}', '< {3}', /braces/u],
  ])('what an option stands for, typed as %j', (typed, condition, fault) => {
    expect(typedCondition(typed)).toBe(condition)
    expect(optionFault(typed)).toMatch(fault === '' ? /^$/u : fault)
  })
})

test('A step without a question has none', () => {
  expect(standingQuestion(text, 0)).toBeUndefined()
})
