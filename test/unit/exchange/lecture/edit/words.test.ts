import { describe, expect, test } from 'vitest'
import { setOptions, setQuestion, setWords } from '../../../../../src/exchange/lecture/edit/words.ts'
import { lectureText } from '../../../../../src/exchange/lecture/lecture-text.ts'
import { saidOf, unsaid } from '../../../../../src/exchange/lecture/live-numbers.ts'
import { stepId } from '../../../../../src/exchange/lecture/merged.ts'
import { partName } from '../../../../../src/exchange/lecture/parts.ts'
import { scanLecture } from '../../../../../src/exchange/lecture/text/scan.ts'
import twoWeights from '../../../../../src/scenarios/lectures/two-weights/lecture.md?full'
import type { Scenario, Step } from '../../../../../src/exchange/lecture/scenario.ts'
import { lacking } from '../../../../support/arbitrary/arbitrary-edit.ts'
import { lectureTexts } from '../../../../support/lectures/lecture-texts.ts'

const withFirst = (first: Step): Scenario => ({
  ...twoWeights,
  steps: [first, ...twoWeights.steps.slice(1)],
})
const [opening] = twoWeights.steps
/** Text without numbers, since the claim of a number would have to go with it. */
const first: Step = {
  ...opening!,
  prose: 'All three reach the valley.',
  expectations: unsaid(opening!.expectations ?? [], saidOf(opening!).step),
}
const lecture = withFirst(first)
const text = lectureText(lecture)
const question = first.question!

describe("New text is placed where the lecture's writer would put it", () => {
  test.each([
    ['title', 'A title', { title: 'A title' }],
    ['id', 'A name!', { id: 'a-name' }],
    ['prose', '# no heading\n\n> [!try] no callout\n```', { prose: '# no heading\n\n> [!try] no callout\n```' }],
    ['prose', '', { prose: '' }],
    ['try', 'Two\nlines.', { try: 'Two\nlines.' }],
    ['try', '  ', { try: undefined }],
    ['watch', '> [!try]', { watch: '> [!try]' }],
    ['scene', '', { question: { ...question, setup: undefined } }],
    ['ask', 'Where?', { question: { ...question, ask: 'Where?' } }],
    ['because', 'So.', { question: { ...question, because: 'So.' } }],
  ] as const)('%s: %j', (part, words, change) => {
    const edit = setWords(text, { step: 0, part }, words)
    expect(edit.problems).toEqual([])
    expect(edit.text).toBe(lectureText(withFirst({ ...first, ...change } as Step)))
    const before = { ...first, ...question, scene: question.setup }[part] // prettier-ignore
    expect(setWords(edit.text, { step: 0, part }, before ?? '').text).toBe(text)
  }) // prettier-ignore

  test.each(['title', 'idea', 'minute'] as const)('%s of the whole lecture', (part) => {
    expect(setWords(text, { part }, 'Words').text).toBe(lectureText({ ...lecture, [part]: 'Words' }))
  })

  test('options, and a question with all its parts', () => {
    const options = [{ label: 'here' }, { label: 'there\nor {here}', value: -0 }]
    const asked = { ...question, kind: 'choice', options: [options[0]!, { label: 'there or {here}', value: -0 }] } as const // prettier-ignore
    const listed = setOptions(text, 0, options)
    expect(listed.text).toContain('> [!ask] Where will gradient descent from w₀ end?\n\n- here\n- there or {here} {= -0}\n\n> [!because]') // prettier-ignore
    expect(setOptions(listed.text, 0, []).text).toBe(text)
    const bare = setQuestion(text, 0, undefined)
    expect(bare.text).toBe(lectureText(withFirst(lacking(first, 'question'))))
    expect(setQuestion(bare.text, 0, asked).text).toBe(lectureText(withFirst({ ...first, question: asked })))
  })
})

test('In each built-in lecture only the replaced text changes, and it can be restored', () => {
  const parts = (source: string, at: number, name: string) =>
    scanLecture(source).sections.map(({ blocks, title }, i) => [
      title,
      blocks.filter((block) => i !== at || partName(blocks, block) !== name).map((block) => lacking(block, 'line', 'end')),
    ]) // prettier-ignore
  for (const [i, { id, text: ours }] of lectureTexts.entries()) {
    const { sections } = scanLecture(ours)
    const steps = sections.filter(({ level }) => level === 2)
    const step = i % steps.length
    const section = steps[step]!
    for (const part of ['prose', 'try', 'watch', 'because'] as const) {
      const block = section.blocks.find((each) => partName(section.blocks, each) === part)
      if (part === 'because' && !block) continue
      const edit = setWords(ours, { step, part }, '- Other words.\n\n## of more lines')
      const at = sections.indexOf(section)
      expect(parts(edit.text, at, part), `${id} ${part}`).toEqual(parts(ours, at, part))
      const words = block?.kind === 'prose' || block?.kind === 'callout' ? block.text : ''
      expect(setWords(edit.text, { step, part }, words).text, `${id} ${part}`).toBe(ours)
    }
  }
})

const mine = `---
badlands: 1
id: mine
---
# Mine

## One
Before.
> [!try] Try.

After the *try*.

> [!ask] Which?

- one
- two

> [!watch] Watch.

\`\`\`show
hero: losses

## Two

\`\`\`experiment from one
seed: 2
\`\`\`
`

test('Prose in several places is changed where it differs', () => {
  const after = setWords(mine, { step: 0, part: 'prose' }, 'Before.\n\nAfterwards.')
  expect(after.text).toBe(mine.replace('After the *try*.', 'Afterwards.'))
  const both = setWords(mine, { step: 0, part: 'prose' }, 'Only this.')
  expect(both.text).toBe(mine.replace('Before.', 'Only this.').replace('After the *try*.\n\n', ''))
})

test('A retitled step has another id, which patches on it follow; a taken id gets a number', () => {
  const first = setWords(mine, { step: 0, part: 'title' }, 'First {#x}')
  expect(first.text).toBe(mine.replace('## One', '## First { #x}').replace('from one', 'from first-x'))
  const second = setWords(mine, { step: 1, part: 'title' }, 'One')
  expect(second.text).toBe(mine.replace('## Two', '## One {#one-2}'))
  const ids = scanLecture(setWords(mine, { step: 1, part: 'id' }, 'one').text)
    .sections.slice(1)
    .map(stepId)
  expect(ids).toEqual(['one', 'one-2'])
})

test('Text is refused if it would turn its surroundings into something else', () => {
  const added = setWords(mine, { step: 0, part: 'because' }, 'So.')
  expect(added.text).toContain('- two\n\n> [!because] So.\n\n> [!watch]')
  const listed = mine.replace('Which?\n\n- one', 'Which?\n\n> [!because] So.\n\n- one')
  const edit = setWords(listed, { step: 0, part: 'because' }, '')
  expect(edit.text).toBe(listed)
  expect(edit.problems).toEqual([
    { line: 7, column: 1, message: 'this change would alter the text around it. Make it in the text', step: 0 },
  ]) // prettier-ignore
  expect(setWords(mine, { step: 5, part: 'try' }, 'a').problems[0]?.message).toBe('there is no step 6')
  expect(setWords('', { part: 'idea' }, 'a').problems).toHaveLength(1)
})

test('Line ends of new text follow those of the text', () => {
  const windows = mine.replaceAll('\n', '\r\n')
  const edit = setWords(windows, { step: 0, part: 'scene' }, 'Two\nlines.')
  expect(edit.text).toBe(setWords(mine, { step: 0, part: 'scene' }, 'Two\nlines.').text.replaceAll('\n', '\r\n'))
}) // prettier-ignore
