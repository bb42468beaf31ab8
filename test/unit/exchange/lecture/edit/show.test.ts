import { expect, test } from 'vitest'
import { shownFields, writeShown } from '../../../../../src/exchange/lecture/edit/show.ts'
import { Outline } from '../../../../../src/exchange/lecture/edit/outline.ts'

const text = `---
badlands: 1
id: own
---

# Own

## One

Words.

\`\`\`experiment
seed: 1
\`\`\`
\`\`\`show
# The network says it.
hero: network
insets: [losses, surface] # in this order
predictions:
- rail # where it comes from
- flow-end
\`\`\`

## Two
`

test('fields of the show fence are written in one edit, without changing what is around them', () => {
  const edit = writeShown(text, 0, { hero: undefined, insets: ['spectrum'], opens: 3 })
  expect(edit.problems).toEqual([])
  expect(edit.text).toBe(
    text
      .replace('hero: network\n', '')
      .replace('insets: [losses, surface] # in this order', 'insets: [spectrum] # in this order')
      .replace('- flow-end\n', '- flow-end\nopens: 3\n'),
  )
  expect(shownFields(edit.text, 0)).toMatchObject({ insets: ['spectrum'], opens: 3 })
  const fewer = writeShown(text, 0, { predictions: ['rail'] })
  expect(fewer.text, 'one line goes').toBe(text.replace('- flow-end\n', ''))
})

test('the fence is created if it is missing, and removed if nothing is left in it', () => {
  expect(shownFields(text, 1)).toEqual({})
  const edit = writeShown(text, 1, { hero: 'losses' })
  expect(shownFields(edit.text, 1)).toEqual({ hero: 'losses' })
  const bare = writeShown(edit.text, 1, { hero: undefined })
  expect(bare.text).toBe(text)
  expect(writeShown(text, 1, { hero: undefined }).change, 'nothing is written').toBeUndefined()
})

test('a fence that cannot be parsed stays as it is, with a reason', () => {
  const broken = text.replace('hero: network', 'hero: [network')
  const edit = writeShown(broken, 0, { hero: 'losses', opens: 3 })
  const { steps } = new Outline(broken)
  expect([edit.text, edit.change, edit.problems.length > 0, edit.problems[0]?.step]).toEqual([
    broken,
    undefined,
    true,
    0,
  ])
  expect(edit.problems[0]?.line).toBeGreaterThan(steps[0]?.line ?? Infinity)
  expect(shownFields(broken, 0)).toEqual({})
})
