import { describe, expect, test } from 'vitest'
import { chainOf, type Link } from '../../../../../src/exchange/lecture/edit/chain.ts'
import { Outline } from '../../../../../src/exchange/lecture/edit/outline.ts'
import {
  addStep,
  copyStep,
  deleteStep,
  duplicateStep,
  moveStep,
  pasteSteps,
} from '../../../../../src/exchange/lecture/edit/steps.ts'
import { setWords } from '../../../../../src/exchange/lecture/edit/words.ts'
import { stepId } from '../../../../../src/exchange/lecture/merged.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { same } from '../../../../../src/experiment/format/same.ts'
import { lectureTexts } from '../../../../support/lectures/lecture-texts.ts'
import { onlyLong } from '../../../../support/long.ts'
import { processorTime } from '../../../../support/processor-time.ts'

const linksOf = (text: string): readonly Link[] => chainOf(new Outline(text))
const textOf = (id: string): string => lectureTexts.find((one) => one.id === id)?.text ?? ''

/**
 * Fails unless the steps of an edited text show what they did, matched by id. Returns the ids of those whose
 * experiments are expressed differently.
 */
function kept(before: readonly Link[], text: string): readonly string[] {
  const was = new Map(before.map((link) => [link.id, link]))
  return linksOf(text)
    .filter(({ id, from, patch, experiment }) => {
      const link = was.get(id)
      if (link) expect(same(experiment, link.experiment), id).toBe(true)
      return link && !same({ from, patch }, { from: link.from, patch: link.patch })
    })
    .map(({ id }) => id)
}

describe('In each built-in lecture the other steps show what they did', () => {
  test.each(lectureTexts.map(({ id, text }) => [id, text] as const))('%s', (id, text) => {
    const links = linksOf(text)
    const ids = links.map((link) => link.id)
    const count = links.length
    const [step, to] = [id.length % count, (id.length * 3 + 1) % count]
    const moved = moveStep(text, step, to)
    expect(moved.problems).toEqual([])
    expect(kept(links, moved.text).length).toBeLessThanOrEqual(3)
    expect(new Outline(moved.text).steps.map(stepId)).toEqual(ids.toSpliced(step, 1).toSpliced(to, 0, ids[step]!))
    expect(kept(links, deleteStep(text, step).text).length).toBeLessThanOrEqual(1)
    const copied = duplicateStep(text, step)
    expect(kept(links, copied.text)).toEqual([])
    expect(same(linksOf(copied.text)[step + 1]?.experiment, links[step]?.experiment)).toBe(true)
    expect(kept(links, addStep(text, to, { title: 'New' }).text).length).toBeLessThanOrEqual(1)
    const other = lectureTexts[(id.length * 7) % lectureTexts.length]!
    const pasted = pasteSteps(other.text, 1, copyStep(text, step))
    expect(kept(linksOf(other.text), pasted.text).length).toBeLessThanOrEqual(1)
    expect(same(linksOf(pasted.text)[1]?.experiment, links[step]?.experiment)).toBe(true)
  }) // prettier-ignore

  test.each(onlyLong(lectureTexts).map(({ id, text }) => [id, text] as const))('%s, each step to each place', (_, text) => {
    const links = linksOf(text)
    for (const step of links.keys())
      for (const to of links.keys()) {
        const { text: moved, problems } = moveStep(text, step, to)
        expect(problems).toEqual([])
        expect(kept(links, moved).length).toBeLessThanOrEqual(3)
        // Parsing a lecture takes longer than everything else here.
        if (to === links.length - 1) expect(parseLecture(moved).problems).toEqual([])
      }
  }) // prettier-ignore
})

const mine = `---
badlands: 1
id: mine
---
# Mine

## One

\`\`\`experiment
# The first.
title: One
seed: 1
model: {kind: mlp, widths: [1, 4, 1], activation: tanh}
\`\`\`

## Two

\`\`\`experiment
seed: 2 # two
\`\`\`

## Three

\`\`\`experiment from one
seed: 3
\`\`\`

## Four

\`\`\`experiment
seed: 4
\`\`\`
\`\`\`show
graph: {truth: {label: t, points: {numbers: n1}}}
\`\`\`

# Numbers

\`\`\`numbers n1 rows
1 2
3 4
\`\`\`
`

describe('The shortest of three notations is used for a step whose patch must change', () => {
  test('a patch, with unchanged parts as they were written', () => {
    const { text } = moveStep(mine, 1, 0)
    expect(text).toContain('```experiment\ntitle: One\nseed: 2 # two\nmodel: {kind: mlp, widths: [1, 4, 1], activation: tanh}\n```') // prettier-ignore
    expect(text).toContain('## One\n\n```experiment\n# The first.\nseed: 1\n```')
  })

  test('a patch on a step by its id', () => {
    const large = mine.replace('seed: 4', 'seed: 4\ndata: {kind: table, task: regression, inputs: [[1], [2], [3]]}')
    expect(moveStep(large, 3, 1).text).toMatch(/## Two\n\n```experiment from one\nseed: 2 # two\n```/u)
  }) // prettier-ignore

  test('the whole experiment', () => {
    const small = pasteSteps(mine, 4, '## Five\n\n```experiment whole\nseed: 5\n```\n')
    expect(small.text).toContain('## Five\n\n```experiment whole\nseed: 5\n```')
  })
})

test('A patch on a step that is removed, or moves behind it, is written in another notation', () => {
  expect(deleteStep(mine, 0).text).not.toContain('from one')
  kept(linksOf(mine), deleteStep(mine, 0).text)
  kept(linksOf(mine), moveStep(mine, 0, 3).text)
})

test('A broken fence stays as it is when its step moves, and its problems are reported', () => {
  const broken = mine.replace('seed: 2 # two', 'seed: [2')
  const { text, problems } = moveStep(broken, 1, 2)
  expect(text).toContain('## Two\n\n```experiment\nseed: [2\n```')
  expect(problems.map(({ step }) => step)).toEqual([2, ...problems.slice(1).map(() => 2)])
  kept(linksOf(broken).filter(({ id }) => id !== 'two'), text) // prettier-ignore
})

test('A step is copied with its whole experiment and its lists, which are renamed if their names are taken', () => {
  const copied = copyStep(mine, 3)
  expect(copied).toMatch(/^## Four\n\n```experiment whole\ntitle: One\nseed: 4\nmodel: [^]*\n```\n```show\n[^]*# Numbers\n\n```numbers n1 rows/u) // prettier-ignore
  expect(copyStep(mine, 1)).not.toContain('# Numbers')
  const pasted = pasteSteps(mine.replace('1 2\n', '7 8\n'), 0, copied)
  expect(pasted.text).toContain('## Four {#four-2}')
  expect(pasted.text).toContain('points: {numbers: n2}')
  expect(pasted.text).toContain('```numbers n2 rows\n1 2\n3 4\n```')
  expect(pasteSteps(mine, 4, copied).text.match(/```numbers/gu)).toHaveLength(1)
  expect(deleteStep(mine, 3).text).not.toContain('# Numbers')
})

test('Entries of the front matter about steps follow them', () => {
  const front = mine.replace('id: mine', 'id: mine\nthumbnail: 2 # the second\nassignment: {steps: [two, four]}')
  const told = (text: string) => /thumbnail[^]*?(?=---)/u.exec(text)?.[0] ?? ''
  expect(told(moveStep(front, 1, 3).text)).toBe('thumbnail: 4 # the second\nassignment: {steps: [two, four]}\n')
  expect(told(addStep(front, 0).text)).toBe('thumbnail: 3 # the second\nassignment: {steps: [two, four]}\n')
  expect(told(setWords(front, { step: 3, part: 'title' }, 'Last').text)).toBe('thumbnail: 2 # the second\nassignment: {steps: [two, last]}\n')
  expect(deleteStep(front, 1).text).toContain('id: mine\nassignment: {steps: [four]}\n---')
}) // prettier-ignore

test('A text without a step is not pasted, and the last step not deleted', () => {
  expect(pasteSteps(mine, 0, 'words').problems[0]?.message).toMatch(/contains no step/u)
  const alone = deleteStep(deleteStep(deleteStep(mine, 3).text, 2).text, 1).text
  expect(deleteStep(alone, 0)).toMatchObject({ text: alone, problems: [{ step: 0 }] })
  expect(moveStep(mine, 9, 0).problems[0]?.message).toBe('there is no step 10')
})

test('Steps move to the end of a text and back, with one line between them', () => {
  const bare = `${mine.slice(0, mine.indexOf('```show')).trimEnd()}\n`
  const there = moveStep(bare, 1, 3).text
  expect(there).toMatch(/\n```\n\n## Two\n\n```experiment\nseed: 2 # two\n```\n$/u)
  expect(moveStep(there, 3, 1).text).toBe(bare)
  expect(addStep(bare, 4).text).toBe(`${bare}\n## \n`)
}) // prettier-ignore

test('Editing the longest built-in lecture takes less than 20 ms', () => {
  const text = textOf('counting')
  expect(text.length).toBe(Math.max(...lectureTexts.map((one) => one.text.length)))
  let edits = 0
  // The first edits run code that the compiler has not optimised yet.
  expect(processorTime(() => moveStep(text, 1 + (edits++ % 3), 4), 20, 50)).toBeLessThan(20)
})

test('a heading without a title stays one when the following step is removed', () => {
  const whole = textOf('two-weights')
  const first = whole.slice(0, whole.indexOf('\n## ', whole.indexOf('\n## ') + 1))
  const text = `${first}\n## \n\n## Last\n`
  expect(new Outline(text).steps).toHaveLength(3)
  expect(new Outline(deleteStep(text, 2).text).steps.map(({ title }) => title)).toEqual([
    'One data point, a valley of perfect networks',
    '',
  ])
})
