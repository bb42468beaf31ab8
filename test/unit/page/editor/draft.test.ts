import { afterEach, expect, test } from 'vitest'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import { Draft } from '../../../../src/page/editor/draft.ts'
import { stateWords } from '../../../../src/page/editor/state-words.ts'
import { writtenWords } from '../../../../src/page/editor/written-words.ts'
import type { Origin } from '../../../../src/scenarios/manuscript.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { forgetLecture, keptLectures } from '../../../../src/study/lecture/kept-lectures.ts'
import { fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { readLecture } from '../../../../src/study/lecture/own-lectures.ts'

const source = scenarios.find(({ id }) => id === 'two-weights')!
const here: Origin = { kind: 'here', name: '' }

let count = 0
/** A draft of a lecture with three steps and a name of its own. */
async function draftOf(origin = here): Promise<Draft> {
  const text = lectureText({
    ...source,
    id: `draft-${++count}`,
    title: 'Three',
    steps: source.steps.slice(0, 3),
  })
  const { lecture } = await readLecture(text, origin)
  if (!lecture) throw new Error('There is no lecture.')
  return new Draft(lecture)
}

const kept = async ({ id }: Draft) => (await keptLectures()).find((one) => one.id === id)
const titled = (draft: Draft, title: string) =>
  writtenWords(draft.text, { step: 1, part: 'title' }, title).text

afterEach(async () => {
  for (const { id } of await keptLectures()) await forgetLecture(id)
})

test('what is typed is one change until the field is left, is read and kept after a pause, and undone as one', async () => {
  const draft = await draftOf()
  const { text, lecture } = draft
  for (const title of ['S', 'Se', 'Second']) void draft.write(titled(draft, title), 'title of step 2', true)
  expect(draft.words.value.steps[1]?.title, 'the words follow each letter').toBe('Second')
  expect(draft.lecture, 'the lecture waits').toBe(lecture)
  await expect.poll(() => draft.lecture.steps[1]?.title).toBe('Second')
  expect(draft.lecture.steps[2], 'what did not change is the same').toBe(lecture.steps[2])
  expect(draft.lecture.id).toBe(lecture.id)
  await expect.poll(() => kept(draft)).toMatchObject({ text: draft.text, title: 'Three', origin: here })
  draft.settle()
  void draft.write(titled(draft, 'Third'), 'title of step 2', true)
  expect(draft.undoLabel).toBe('title of step 2')
  await draft.undo()
  expect(draft.words.value.steps[1]?.title, 'the field was left between them').toBe('Second')
  await draft.undo()
  expect([draft.text, draft.undoLabel, draft.redoLabel]).toEqual([text, undefined, 'title of step 2'])
  expect(draft.lecture).toEqual(lecture)
  await draft.redo()
  expect(draft.words.value.steps[1]?.title).toBe('Second')
  draft.dispose()
})

test('a broken text keeps the last good lecture, with its problems, and is kept as it was typed', async () => {
  const draft = await draftOf()
  const { lecture, text } = draft
  await draft.write(text.replace('learningRate: 0.01', 'learningRate: -0.01'), 'the text')
  expect(draft.problems).toMatchObject([{ step: 0, message: expect.stringContaining('learningRate') }])
  expect(draft.lecture).toBe(lecture)
  expect(await kept(draft)).toMatchObject({ text, typed: draft.text })
  const again = new Draft(draft.lecture, draft.text)
  await expect.poll(() => again.problems).toHaveLength(1)
  expect(again.text, 'opened again it goes on where it was').toBe(draft.text)
  await draft.write(draft.text.replace('-0.01', '0.01'), 'the text')
  expect([draft.problems, draft.lecture.manuscript?.text]).toEqual([[], text])
  expect((await kept(draft))?.typed).toBeUndefined()
  draft.dispose()
  again.dispose()
})

test('it says in which file it is, and how many changes are not in it', async () => {
  const draft = await draftOf()
  expect(stateWords(draft.state)).toBe('in no file yet')
  draft.savedAs('three.txt', draft.text)
  expect(stateWords(draft.state)).toBe('as in three.txt')
  await draft.write(titled(draft, 'A'), 'title of step 2')
  await draft.write(titled(draft, 'B'), 'title of step 2')
  expect(draft.state).toMatchObject({ file: 'three.txt', changes: 2 })
  await draft.undo()
  expect(stateWords({ ...draft.state, kept: new Date(2026, 1, 1, 12, 4).getTime(), refused: false })).toBe(
    'kept here 12:04 · 1 change not in three.txt',
  )
  expect(stateWords({ ...draft.state, refused: true })).toMatch(
    /^this browser keeps nothing: save it as a file/,
  )
  await fetchLecture(draft.id)
  const later = new Draft(lectureOf(draft.id))
  expect(later.state, 'on another visit').toMatchObject({ file: 'three.txt', changes: 1 })
  for (const one of [draft, later]) one.dispose()
})

test('what is written of a file never takes its place: the file opens as it is, beside it', async () => {
  const draft = await draftOf({ kind: 'file', name: 'three.txt' })
  const { text, id } = draft
  expect(stateWords(draft.state)).toBe('as in three.txt')
  await draft.write(titled(draft, 'Mine'), 'title of step 2')
  const { lecture } = await readLecture(text, { kind: 'file', name: 'three.txt' })
  expect(lecture).toMatchObject({ id: `${id}-2`, manuscript: { text } })
  expect(await kept(draft)).toMatchObject({ text: draft.text, saved: text })
  const again = await readLecture(text, here)
  expect(again.lecture?.id, 'nor does what is made of it').toBe(`${id}-3`)
  draft.dispose()
})

test('the id of a lecture follows its name until it has one of its own', () => {
  const text = '---\nbadlands: 1\nid: lecture\n---\n\n# \n\n## \n'
  const named = writtenWords(text, { part: 'title' }, 'How long may a step be?')
  expect(named.text).toContain('id: how-long-may-a-step-be\n')
  expect(writtenWords(named.text, { part: 'title' }, '').text).toContain('id: lecture\n')
  const own = named.text.replace('id: how-long-may-a-step-be', 'id: long-steps')
  expect(writtenWords(own, { part: 'title' }, 'Steps').text).toContain('id: long-steps\n---')
})
