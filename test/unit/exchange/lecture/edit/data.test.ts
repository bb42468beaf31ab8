import { describe, expect, test } from 'vitest'
import {
  fieldsOf,
  readPlace,
  setField,
  type DataPlace,
} from '../../../../../src/exchange/lecture/edit/data.ts'
import { Outline } from '../../../../../src/exchange/lecture/edit/outline.ts'
import type { Step } from '../../../../../src/exchange/lecture/scenario.ts'
import { lectureTexts } from '../../../../support/lectures/lecture-texts.ts'

const text = `---
badlands: 1
id: mine # by hand
---
# Mine

> [!idea] An idea.

## One

\`\`\`experiment
# The network first.
model:   {kind: mlp, widths: [1, 1, 1], activation: tanh}   # as small as can be
seed: 1
data: {kind: generated, id: sine}
metric: {loss: squared}
algorithms:
  # The first is the one that the text tells of.
  - id: sgd
    learningRate: 0.10 # large
    steps: 100
  - {id: adam, learningRate: 0.1, steps: 100}
starts:
  - {kind: random, distribution: normal}
plane: {kind: weights, first: 0, second: 1}
\`\`\`

## Two

Words.

\`\`\`show
marks: {a: run,}
hero: [
\`\`\`
`

/** The changed lines of an edited text, without their previous versions. */
const changedLines = (before: string, after: string): readonly string[] => {
  const old = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !old.has(line))
}

const experiment: DataPlace = { step: 0, fence: 'experiment' }

describe('A field of a fence', () => {
  test.each([
    [['algorithms', 0, 'learningRate'], 0.5, ['    learningRate: 0.5 # large']],
    [['algorithms', 1, 'steps'], 20, ['  - {id: adam, learningRate: 0.1, steps: 20}']],
    [['algorithms', 1, 'beta1'], 0.5, ['  - {id: adam, learningRate: 0.1, steps: 100, beta1: 0.5}']],
    [['algorithms', 0, 'noise'], 1, ['    noise: 1']],
    [['algorithms', 2], { id: 'sgd', steps: 1 }, ['  - {id: sgd, steps: 1}']],
    [['seed'], 7, ['seed: 7']],
    [['model', 'linearity'], 1, ['model:   {kind: mlp, widths: [1, 1, 1], activation: tanh, linearity: 1}   # as small as can be']],
    [['model', 'widths', 1], 8, ['model:   {kind: mlp, widths: [1, 8, 1], activation: tanh}   # as small as can be']],
    [['title'], 'A: b', ['title: "A: b"']],
    [['data', 'id'], 'a, b', ['data: {kind: generated, id: "a, b"}']],
    [['plane', 'first'], -0, ['plane: {kind: weights, first: -0, second: 1}']],
  ] as const)('%s becomes %s, and all that is around stays letter by letter', (path, value, lines) => {
    const edit = setField(text, experiment, path, value)
    expect(edit.problems).toEqual([])
    expect(changedLines(text, edit.text)).toEqual(lines)
    expect(changedLines(edit.text, text).length).toBeLessThanOrEqual(1)
  }) // prettier-ignore

  test('is removed if its value is undefined, with the fields that only it was in', () => {
    const without = setField(text, experiment, ['algorithms', 0], undefined)
    expect(without.text).not.toContain('id: sgd')
    expect(without.text).toContain('id: adam')
    const shown = setField(text.replace('hero: [', 'view: {camera: top}'), { step: 1, fence: 'show' }, ['view', 'camera'], undefined)
    expect(shown.text).not.toContain('view')
    const bare = setField(shown.text, { step: 1, fence: 'show' }, ['marks'], undefined)
    expect(bare.text).not.toContain('```show')
  }) // prettier-ignore

  test('creates its fence if there is none', () => {
    const edit = setField(text, { step: 0, fence: 'show' }, ['hero'], 'losses')
    expect(edit.text).toContain('second: 1}\n```\n```show\nhero: losses\n```\n\n## Two')
    const first = setField(edit.text, { step: 1, fence: 'experiment' }, ['seed'], 2)
    expect(first.text).toContain('Words.\n\n```experiment\nseed: 2\n```\n```show\nmarks')
  })

  test('of the front matter is changed, keeping its comments', () => {
    const edit = setField(text, 'front', ['language'], 'de')
    expect(edit.text).toContain('id: mine # by hand\nlanguage: de\n---\n# Mine')
  })

  test('of a broken fence stays as it is, with a reason', () => {
    const edit = setField(text, { step: 1, fence: 'show' }, ['hero'], 'losses')
    expect(edit.text).toBe(text)
    expect(edit.change).toBeUndefined()
    const [first] = edit.problems
    expect(first?.step).toBe(1)
    expect(text.split('\n')[(first?.line ?? 0) - 1]).toMatch(/^(?:marks|hero|```)/u)
    expect(setField('no lecture', 'front', ['id'], 'a').problems).toHaveLength(1)
    expect(setField(text, { step: 7, fence: 'show' }, ['hero'], 'losses').problems[0]?.message).toBe('there is no step 8')
  }) // prettier-ignore

  test('has its place', () => {
    const [rate] = fieldsOf(text, experiment).filter(({ path }) => path.join('.') === 'algorithms.0.learningRate')
    const line = text.split('\n').findIndex((each) => each.includes('0.10')) + 1
    expect(rate).toEqual({
      path: ['algorithms', 0, 'learningRate'],
      range: { line, column: 5, end: line, endColumn: 23 },
      value: { line, column: 19, end: line, endColumn: 23 },
    })
    expect(fieldsOf(text, { step: 1, fence: 'show' })).toEqual([])
  }) // prettier-ignore
})

test('Notation without a place for a field is rewritten with the same meaning', () => {
  for (const data of ['? hero\n: surface\n? opens\n: 3', '{hero: surface,\n  opens: 3, # last\n}', 'hero: !!str surface\nopens: 3', 'hero: |\n  surface\nopens: 3', '', '# nothing yet']) {
    const fenced = text.replace(/marks: [^]*?(?=\n```)/u, () => data)
    const edit = setField(fenced, { step: 1, fence: 'show' }, ['hero'], 'losses')
    const { value } = readPlace(new Outline(edit.text), { step: 1, fence: 'show' })
    expect(value, data).toEqual(data.includes('opens') ? { hero: 'losses', opens: 3 } : { hero: 'losses' })
    const more = setField(edit.text, { step: 1, fence: 'show' }, ['insets'], ['surface'])
    expect(readPlace(new Outline(more.text), { step: 1, fence: 'show' }).value, data).toEqual({ ...(value as object), insets: ['surface'] })
  }
}) // prettier-ignore

test('A long list has the name of an equal one, otherwise a new one', () => {
  const list = Array.from({ length: 150 }, (_, i) => i / 7)
  const once = setField(text, { step: 0, fence: 'show' }, ['sweep', 'ticks'], list)
  expect(once.text).toContain('ticks: {numbers: n1}')
  expect(once.text).toMatch(/\n# Numbers\n\n```numbers n1\n0 1\/7 2\/7/u)
  const twice = setField(once.text, { step: 0, fence: 'show' }, ['sweep', 'values'], list)
  expect(twice.text.match(/```numbers/gu)).toHaveLength(1)
  const other = setField(twice.text, { step: 0, fence: 'show' }, ['sweep', 'values', 0], 5)
  expect(other.text).toContain('values: {numbers: n2}')
  expect(other.text.match(/```numbers/gu)).toHaveLength(2)
})

test('Line ends follow those of the text', () => {
  const windows = text.replaceAll('\n', '\r\n')
  const edit = setField(windows, { step: 0, fence: 'show' }, ['hero'], 'losses')
  expect(edit.text).toBe(setField(text, { step: 0, fence: 'show' }, ['hero'], 'losses').text.replaceAll('\n', '\r\n'))
}) // prettier-ignore

test('A field of each built-in lecture is changed and restored, and nothing else', () => {
  for (const { id, text: ours } of lectureTexts) {
    const step = new Outline(ours).steps.length - 1
    const { value } = readPlace(new Outline(ours), { step, fence: 'show' })
    const there = setField(ours, { step, fence: 'show' }, ['opens'], 7)
    expect(there.problems, id).toEqual([])
    expect(changedLines(ours, there.text), id).toContain('opens: 7')
    const back = setField(there.text, { step, fence: 'show' }, ['opens'], (value as Step | undefined)?.opens)
    expect(back.text, id).toBe(ours)
  }
})
