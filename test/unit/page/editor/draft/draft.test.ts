import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { lectureText } from '../../../../../src/exchange/lecture/lecture-text.ts'
import { Draft } from '../../../../../src/page/editor/draft/draft.ts'
import { stateWords } from '../../../../../src/page/editor/draft/state-words.ts'
import { writtenWords } from '../../../../../src/page/editor/draft/lecture-words.ts'
import type { Origin } from '../../../../../src/exchange/lecture/manuscript.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { forgetLecture, savedLectures } from '../../../../../src/study/lecture/saved-lectures.ts'
import { versionsOf } from '../../../../../src/study/lecture/saved-versions.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../../src/study/lecture/lecture.ts'
import { readAgain, readLecture } from '../../../../../src/study/lecture/own-lectures.ts'
import type { Tabs } from '../../../../../src/study/lecture/writing-turn.ts'
import { storeThatFails } from '../../../../support/page/browser-store.ts'
import { fewTabs } from '../../../../support/page/tabs.ts'

const source = scenarios.find(({ id }) => id === 'two-weights')!
const here: Origin = { kind: 'here', name: '' }

let count = 0
/** A draft of a lecture with three steps and its own name. */
async function draftOf(origin = here, tabs?: Tabs, read?: typeof readAgain): Promise<Draft> {
  const text = lectureText({
    ...source,
    id: `draft-${++count}`,
    title: 'Three',
    steps: source.steps.slice(0, 3),
  })
  const { lecture } = await readLecture(text, origin)
  if (!lecture) throw new Error('There is no lecture.')
  return new Draft(lecture, undefined, tabs, read)
}

const kept = async ({ id }: Draft) => (await savedLectures()).find((one) => one.id === id)
const titled = (draft: Draft, title: string) =>
  writtenWords(draft.text, { step: 1, part: 'title' }, title).text

afterEach(async () => {
  for (const { id } of await savedLectures()) await forgetLecture(id)
})

test('typing is one change until the field is left, is parsed and saved after a pause, and undone as one', async () => {
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

test('undo continues when a lecture is edited again after reading, and starts afresh with another text', async () => {
  const draft = await draftOf()
  const { text } = draft
  await draft.write(titled(draft, 'Second'), 'title of step 2')
  draft.savedAs('three', draft.text)
  await draft.write(titled(draft, 'Third'), 'title of step 2')
  await draft.keep(false)
  draft.dispose()
  const opened = async (typed: string) => {
    const { lecture } = await readLecture(typed, here)
    return new Draft({ ...lecture!, id: draft.id }, undefined, undefined, undefined, draft)
  }
  const again = await opened(draft.text)
  expect(again.undoLabel).toBe('title of step 2')
  await again.undo()
  expect(again.words.value.steps[1]?.title).toBe('Second')
  await again.undo()
  expect([again.text, again.undoLabel]).toEqual([text, undefined])
  await again.redo()
  await again.redo()
  expect(again.text).toBe(draft.text)
  again.dispose()
  const other = await opened(text)
  expect([other.undoLabel, other.redoLabel]).toEqual([undefined, undefined])
  other.dispose()
})

test('continuous typing is saved within 300 ms, before it is parsed', async () => {
  const read = vi.fn(() => new Promise<never>(() => undefined))
  const draft = await draftOf(here, undefined, read)
  const { text } = draft
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const typed: string[] = []
  for (const letter of 'steadily') {
    typed.push(titled(draft, `${typed.length} ${letter}`))
    void draft.write(typed.at(-1)!, 'title of step 2', true)
    await vi.advanceTimersByTimeAsync(100)
    const found = typed.indexOf((await kept(draft))?.typed ?? '')
    expect(typed.length - found, `letters of 100 ms that are not kept, at ${letter}`).toBeLessThanOrEqual(3)
  }
  expect(read, 'the hand does not rest').not.toHaveBeenCalled()
  expect(await kept(draft), 'the text of which a lecture was made stays beside it').toMatchObject({ text })
  draft.dispose()
})

test('typing is saved at once, and once, when the page ends or moves to something else', async () => {
  const draft = await draftOf()
  const now = () => kept(draft).then((found) => found?.typed)
  const [first, second] = ['First', 'Second'].map((title) => titled(draft, title))
  void draft.write(first!, 'title of step 2', true)
  draft.keepNow()
  expect(await now()).toBe(first)
  void draft.write(second!, 'title of step 2', true)
  draft.dispose()
  expect(await now()).toBe(second)
  const { opened } = (await kept(draft))!
  draft.keepNow()
  expect((await kept(draft))?.opened).toBe(opened)
})

test('a failing parser loses nothing: the text was saved, the problem is reported, and undo leads out of it', async () => {
  const fails = () => Promise.reject(new RangeError('too deep'))
  let read: typeof readAgain = fails
  const draft = await draftOf(here, undefined, (written) => read(written))
  const { lecture, text } = draft
  const typed = titled(draft, 'Typed')
  await draft.write(typed, 'title of step 2')
  expect(draft.problems).toMatchObject([
    { line: 1, message: expect.stringMatching(/^the text could not be read: too deep\. Undo/u) },
  ])
  expect([draft.text, draft.lecture]).toEqual([typed, lecture])
  await expect.poll(() => kept(draft)).toMatchObject({ text, typed, writing: true })
  read = readAgain
  await draft.undo()
  expect([draft.text, draft.problems]).toEqual([text, []])
  draft.dispose()
})

/** A text whose second step shows something that does not exist. */
function broken(text: string): string {
  const second = text.indexOf('```show', text.indexOf('```show') + 1)
  return `${text.slice(0, second)}${text.slice(second).replace('```show', '```show\nnothing: 1')}`
}

test('a broken step keeps its last good form next to working ones, and the text is saved as typed', async () => {
  const draft = await draftOf()
  const { lecture } = draft
  const shown = experimentOf(lecture, 1)
  await draft.write(broken(draft.text), 'the text')
  expect(draft.problems).toMatchObject([{ step: 1, message: expect.stringContaining('nothing') }])
  expect([draft.isBroken(0), draft.isBroken(1)]).toEqual([false, true])
  const first = writtenWords(draft.text, { step: 0, part: 'title' }, 'First').text
  await draft.write(first, 'title of step 1')
  const [, second, third] = lecture.steps.map(({ title }) => title)
  expect(draft.lecture.steps.map(({ title }) => title)).toEqual(['First', second, third])
  expect(experimentOf(draft.lecture, 1), 'its last picture').toEqual(shown)
  expect(draft.good.steps.map(({ title }) => title)).toEqual(['First', third])
  await expect.poll(() => kept(draft)).toMatchObject({ text: draft.text, steps: 2, writing: true })
  await draft.write(draft.text.replace('nothing: 1\n', ''), 'the text')
  expect([draft.problems, draft.isBroken(1), draft.lecture.steps]).toEqual([[], false, draft.good.steps])
  draft.dispose()
})

test('a text of which nothing can be shown keeps the last lecture, with what was typed', async () => {
  const draft = await draftOf()
  const { lecture, text } = draft
  await draft.write(text.replace('badlands: 1', 'badlands: 2'), 'the text')
  expect(draft.problems).toMatchObject([
    {
      message: 'this file is of form 2, and this page knows 1. Reload the page, or ask for a newer one',
      line: 2,
    },
  ])
  expect([draft.lecture, draft.isBroken(0)]).toEqual([lecture, true])
  await expect.poll(() => kept(draft)).toMatchObject({ text, typed: draft.text })
  const again = new Draft(draft.lecture, draft.text)
  await expect.poll(() => again.problems).toHaveLength(1)
  expect(again.text, 'opened again it goes on where it was').toBe(draft.text)
  draft.dispose()
  again.dispose()
})

test('a browser without space reports it until there is some, and never stops the typing', async () => {
  const full = new DOMException('', 'QuotaExceededError')
  vi.stubGlobal('indexedDB', storeThatFails(full))
  const draft = await draftOf()
  await draft.keep()
  expect(draft.state).toMatchObject({ keeping: 'full', kept: undefined })
  await draft.write(titled(draft, 'Typed'), 'title of step 2')
  expect(draft.lecture.steps[1]?.title).toBe('Typed')
  await expect.poll(() => draft.state.keeping).toBe('full')
  vi.stubGlobal('indexedDB', storeThatFails(undefined))
  await draft.makeRoom()
  expect(draft.state.keeping).toBe('kept')
  vi.stubGlobal('indexedDB', undefined)
  await draft.keep()
  expect(draft.state.keeping).toBe('nowhere')
  vi.unstubAllGlobals()
  draft.dispose()
})

test("one tab edits, the other follows; it can take over, and the first one's text becomes a version", async () => {
  const tabs = fewTabs()
  const first = await draftOf(here, tabs)
  const second = new Draft(first.lecture, undefined, tabs)
  await expect.poll(() => second.writes).toBe(false)
  await first.write(titled(first, 'By the first'), 'title of step 2')
  await expect.poll(() => second.words.value.steps[1]?.title).toBe('By the first')
  await second.write(titled(second, 'Not its turn'), 'title of step 2')
  expect(second.words.value.steps[1]?.title).toBe('By the first')
  await first.write(titled(first, 'Half a word'), 'title of step 2', true)
  const { text } = first
  second.takeTurn()
  await expect.poll(() => [first.writes, second.writes]).toEqual([false, true])
  expect(second.text, 'with what was typed last').toBe(text)
  expect((await versionsOf(first.id))[0]?.text).toBe(text)
  expect([first.undoLabel, second.undoLabel], 'who follows has nothing to undo').toEqual([
    undefined,
    undefined,
  ])
  await first.undo()
  expect(first.text).toBe(text)
  await second.write(titled(second, 'By the second'), 'title of step 2')
  await expect.poll(() => first.words.value.steps[1]?.title).toBe('By the second')
  second.dispose()
  await expect.poll(() => first.writes).toBe(true)
  first.dispose()
})

test('a tab that starts to follow does not save what it read before the other one continued', async () => {
  const tabs = fewTabs()
  const first = await draftOf(here, tabs)
  const early = first.lecture
  await first.write(titled(first, 'Since'), 'title of step 2')
  await expect.poll(() => kept(first)).toMatchObject({ text: first.text })
  const second = new Draft(early, undefined, tabs)
  await second.keep()
  expect(await kept(first)).toMatchObject({ text: first.text })
  await expect.poll(() => second.text).toBe(first.text)
  for (const one of [first, second]) one.dispose()
})

test('it names its file, and counts the changes that are not in it', async () => {
  const draft = await draftOf()
  expect(stateWords(draft.state)).toBe('not saved to a file yet')
  draft.savedAs('three.txt', draft.text)
  expect(stateWords(draft.state)).toBe('as in three.txt')
  await draft.write(titled(draft, 'A'), 'title of step 2')
  await draft.write(titled(draft, 'B'), 'title of step 2')
  expect(draft.state).toMatchObject({ file: 'three.txt', changes: 2 })
  await draft.undo()
  expect(stateWords({ ...draft.state, kept: new Date(2026, 1, 1, 12, 4).getTime(), keeping: 'kept' })).toBe(
    'saved here 12:04 · 1 change not in three.txt',
  )
  expect(stateWords({ ...draft.state, keeping: 'full' })).toMatch(/^not saved here. Download it/)
  await fetchLecture(draft.id)
  const later = new Draft(lectureOf(draft.id))
  expect(later.state, 'on another visit').toMatchObject({ file: 'three.txt', changes: 1 })
  for (const one of [draft, later]) one.dispose()
})

test('a draft of a file never replaces it: the file opens as it is, next to the draft', async () => {
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

test('the id of a lecture follows its name until it has its own', () => {
  const text = '---\nbadlands: 1\nid: lecture\n---\n\n# \n\n## \n'
  const named = writtenWords(text, { part: 'title' }, 'How long may a step be?')
  expect(named.text).toContain('id: how-long-may-a-step-be\n')
  expect(writtenWords(named.text, { part: 'title' }, '').text).toContain('id: lecture\n')
  const own = named.text.replace('id: how-long-may-a-step-be', 'id: long-steps')
  expect(writtenWords(own, { part: 'title' }, 'Steps').text).toContain('id: long-steps\n---')
})
