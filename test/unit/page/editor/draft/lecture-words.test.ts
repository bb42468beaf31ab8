import { expect, test } from 'vitest'
import { offsetOf, wordsAt, wordsOf } from '../../../../../src/page/editor/draft/lecture-words.ts'

const text = `---
badlands: 1
id: long-steps
---

# Long steps

> [!idea] They bounce.

## One

Some words,
in two lines.

> [!try] Drag w₀.

## Two {#second}

> [!watch] The edge
> of the basin.

\`\`\`experiment
seed: 2
\`\`\`
`

test('the passages of a lecture are those of its text', () => {
  expect(wordsOf(text)).toEqual({
    title: 'Long steps',
    idea: 'They bounce.',
    minute: '',
    steps: [
      { id: 'one', title: 'One', prose: 'Some words,\nin two lines.', try: 'Drag w₀.', watch: '' },
      { id: 'second', title: 'Two', prose: '', try: '', watch: 'The edge\nof the basin.' },
    ],
  })
  expect(wordsOf('no lecture').steps).toEqual([])
})

test('passages are found in the text, and the passage at a place of the text', () => {
  const at = (words: string) => text.indexOf(words)
  expect(offsetOf(text, { part: 'title' })).toBe(at('Long steps'))
  expect(offsetOf(text, { part: 'idea' })).toBe(at('They'))
  expect(offsetOf(text, { step: 0, part: 'try' })).toBe(at('Drag'))
  expect(offsetOf(text, { step: 1, part: 'watch' })).toBe(at('The edge'))
  expect(offsetOf(text, { step: 1, part: 'prose' }), 'none yet: at its step').toBe(at('{#second}') + 9)
  expect(wordsAt(text, at('bounce'))).toEqual({ part: 'idea' })
  expect(wordsAt(text, at('in two'))).toEqual({ step: 0, part: 'prose' })
  expect(wordsAt(text, at('basin'))).toEqual({ step: 1, part: 'watch' })
  expect(wordsAt(text, at('seed')), 'a fence is its step’s').toEqual({ step: 1, part: 'title' })
  expect(wordsAt(text, 0)).toEqual({ part: 'title' })
})
