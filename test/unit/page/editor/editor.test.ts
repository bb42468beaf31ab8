import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginDraft, beginNewDraft } from '../../../../src/page/editor/draft/begin-draft.ts'
import { Editor } from '../../../../src/page/editor/editor.ts'
import { Tour } from '../../../../src/page/lecture/tour.ts'
import { writeWords } from '../../../../src/elements/lecture/share/write-words.ts'
import { nowhere } from '../../../../src/scenarios/place.ts'
import { Store } from '../../../../src/store/store.ts'
import { forgetLecture, keepLecture, savedLectures } from '../../../../src/study/lecture/saved-lectures.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { readLecture } from '../../../../src/study/lecture/own-lectures.ts'
import { Study } from '../../../../src/study/study.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const gone: { dispose(): void }[] = []

// Lectures stored by other test files belong to the same session.
beforeEach(async () => {
  for (const { id } of await savedLectures()) await forgetLecture(id)
})

afterEach(() => {
  for (const one of gone.splice(0)) one.dispose()
})

/** A study of a lecture step, or of the step in the sandbox. */
async function studyOf(id: string, step: number, apart: boolean) {
  await fetchLecture(id)
  const lecture = lectureOf(id)
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(
    new Store(open, experimentOf(lecture, step), 3, undefined, { lecture, step, apart }),
  )
  gone.push(study)
  return { study, tour: new Tour(() => study, nowhere) }
}

/** An editor of what that study shows. */
async function editorOf(id: string, step: number, apart: boolean) {
  const { study, tour } = await studyOf(id, step, apart)
  const room = signal(false)
  const editor = new Editor(
    { study, tour, numbers: signal(new Map()), presenting: () => room.value },
    await beginDraft(study),
  )
  gone.unshift(editor)
  const titles = () => editor.draft.words.value.steps.map(({ title }) => title)
  const seed = (value: number) => study.store.edit({ seed: value }, 'seed')
  const title = (words: string) => editor.type({ step: editor.draft.step.value, part: 'title' }, words)
  return { editor, study, tour, titles, seed, title, room }
}

/** The changes on the stage that the step does not have. */
const onStage = (editor: Editor) =>
  editor.onStage.value.flatMap((one) => (one.kind === 'experiment' ? [one.difference.path.join('.')] : []))

test('three steps are made from the sandbox; the stage stays, and only the updated step changes', async () => {
  const { editor, study, tour, titles, seed, title } = await editorOf('himmelblau', 0, true)
  // It has a number if another test file has already opened a lecture with that name.
  expect(tour.at.lecture?.id).toMatch(/^yours\.lecture(-\d+)?$/)
  expect(titles()).toEqual([''])
  expect(editor.wanted.value, 'the caret is in its title').toEqual({ step: 0, part: 'title' })
  title('One')
  seed(2)
  expect(onStage(editor)).toEqual(['seed'])
  await editor.stage({ kind: 'add' })
  title('Two')
  seed(3)
  await editor.stage({ kind: 'add' })
  title('Three')
  await editor.draft.flush()
  expect([titles(), onStage(editor), tour.at.step]).toEqual([['One', 'Two', 'Three'], [], 2])
  const seeds = () => tour.at.lecture?.steps.map((_, k) => experimentOf(tour.at.lecture!, k).seed)
  expect(seeds()).toEqual([1, 2, 3])
  await editor.steps({ kind: 'move', step: 2, to: 0 })
  expect([titles(), seeds(), tour.at.step, editor.draft.step.value]).toEqual([
    ['Three', 'One', 'Two'],
    [3, 1, 2],
    0,
    0,
  ])
  seed(7)
  await editor.stage({ kind: 'update' })
  expect([seeds(), onStage(editor), study.store.experiment.seed]).toEqual([[7, 1, 2], [], 7])
  await editor.undo()
  expect([seeds(), onStage(editor), study.store.experiment.seed], 'the stage is nobody’s text').toEqual([
    [3, 1, 2],
    ['seed'],
    7,
  ])
  await editor.stage({ kind: 'put-back' })
  expect([onStage(editor), study.store.experiment.seed]).toEqual([[], 3])
})

test('a ticked part of the stage is taken by itself; one that cannot be is reported, and nothing is taken', async () => {
  const { editor, study, tour } = await editorOf('two-weights', 0, true)
  study.store.edit({ seed: 5, metric: { weightDecay: 0.1 } }, 'both')
  expect(onStage(editor)).toEqual(['seed', 'metric.weightDecay'])
  await editor.stage({ kind: 'take', at: 0, on: false })
  await editor.stage({ kind: 'update' })
  expect(experimentOf(tour.at.lecture!, 0)).toMatchObject({ seed: 1, metric: { weightDecay: 0.1 } })
  expect([onStage(editor), editor.stageProblem]).toEqual([['seed'], ''])
  await editor.stage({ kind: 'put-back' })
  const { text } = editor.draft
  study.store.edit(
    { model: { widths: [1, 2, 1] }, starts: [{ kind: 'weights', values: [1, 1, 1, 1] }] },
    'wider',
  )
  const starts = onStage(editor).findIndex((path) => path.startsWith('starts'))
  await editor.stage({ kind: 'take', at: starts, on: false })
  await editor.stage({ kind: 'add' })
  expect(editor.stageProblem).toMatch(/^must list the model's 4 weights/u)
  expect(editor.draft.text).toBe(text)
})

test('changes left on a stage are kept for their step, which a dot shows', async () => {
  const { editor, study, tour, seed } = await editorOf('himmelblau', 0, true)
  await editor.steps({ kind: 'duplicate', step: 0 })
  expect(editor.draft.step.value).toBe(1)
  seed(9)
  await editor.steps({ kind: 'choose', step: 0 })
  const id = editor.draft.words.value.steps[1]!.id
  expect([tour.at.step, study.store.experiment.seed, editor.isLeft(id)]).toEqual([0, 1, true])
  await editor.steps({ kind: 'choose', step: 1 })
  expect([tour.at.step, study.store.experiment.seed, editor.isLeft(id)]).toEqual([1, 9, false])
})

test('a deleted step returns by undo, and is current', async () => {
  const { editor, tour, titles } = await editorOf('two-weights', 1, false)
  const before = titles()
  await editor.steps({ kind: 'delete', step: 1 })
  expect([titles().length, editor.news.value, tour.at.step]).toEqual([
    before.length - 1,
    'Step 2 deleted.',
    1,
  ])
  await editor.steps({ kind: 'undo' })
  expect([titles(), editor.news.value, tour.at.step]).toEqual([before, '', 1])
  expect(tour.at.lecture?.steps[1]?.title).toBe(before[1])
})

test('somebody else’s lecture becomes a copy, at the same step and with the stage as it is', async () => {
  const { study, tour } = await studyOf('two-weights', 2, false)
  expect(writeWords(tour.at)).toBe('Edit a copy')
  study.store.edit({ seed: 4 }, 'seed')
  const draft = await beginDraft(study)
  gone.push(draft)
  expect([tour.at.step, draft.step.value, study.store.experiment.seed]).toEqual([2, 2, 4])
  expect(tour.at.lecture?.id).toMatch(/^yours\.two-weights/u)
  expect(draft.text).toMatch(/^---\nbadlands: 1\nid: two-weights\n/u)
  expect(writeWords(tour.at)).toBe('Edit')
  expect((await beginDraft(study)).id, 'then it is written where it is').toBe(draft.id)
  expect(writeWords({ ...tour.at, apart: true })).toBe('New lecture from this')
})

test("a new lecture has a title and one step with the stage's content; the previous lecture is unchanged", async () => {
  const { study, tour } = await studyOf('two-weights', 2, false)
  const before = tour.at.lecture
  study.store.edit({ seed: 4 }, 'seed')
  const draft = await beginNewDraft(study)
  gone.push(draft)
  expect(tour.at).toMatchObject({ step: 0, apart: false, lecture: { title: 'New lecture' } })
  expect(tour.at.lecture?.steps).toHaveLength(1)
  expect(experimentOf(tour.at.lecture!, 0).seed).toBe(4)
  expect(draft.text).not.toContain(before?.steps[2]?.title)
  expect((await savedLectures()).some(({ id }) => id === before?.id)).toBe(false)
})

test('a lecture that another tab has edited since this page read it is edited from there', async () => {
  const { study } = await studyOf('two-weights', 2, false)
  const draft = await beginDraft(study)
  await draft.keep()
  draft.dispose()
  const kept = (await savedLectures()).find(({ id }) => id === draft.id)!
  const text = draft.text.replace(/^# .*$/mu, '# Since')
  await keepLecture({ ...kept, text, opened: kept.opened + 1 })
  const again = await beginDraft(study)
  gone.push(again)
  expect(again.text).toBe(text)
  await expect.poll(() => again.lecture.title).toBe('Since')
})

test("a copy of somebody else's text keeps its authors and its licence", async () => {
  const { editor } = await editorOf('himmelblau', 0, true)
  const text = editor.draft.text.replace(
    'badlands: 1\n',
    'badlands: 1\nid: elsewhere\nauthors: [Ada Lovelace]\nlicense: CC BY 4.0\n',
  )
  const name = 'https://example.org/elsewhere.md'
  const { lecture } = await readLecture(text.replace(/^id: (?!elsewhere).*\n/mu, ''), {
    kind: 'address',
    name,
  })
  expect(lecture?.manuscript?.authors).toEqual(['Ada Lovelace'])
  await fetchLecture(lecture!.id)
  const open = () => Promise.resolve(new OracleEngine())
  const place = { lecture, step: 0, apart: false }
  const study = new Study(new Store(open, experimentOf(lecture!, 0), 3, undefined, place))
  gone.push(study)
  const draft = await beginDraft(study)
  gone.push(draft)
  expect(draft.id).not.toBe(lecture!.id)
  expect(draft.text).toMatch(/Ada Lovelace[^]*CC BY 4\.0/u)
})

test('the stage follows the typed text if it showed its step, and the page follows the step', async () => {
  const { editor, study, tour, seed } = await editorOf('himmelblau', 0, true)
  await editor.steps({ kind: 'add', step: 0 })
  editor.source.value = true
  editor.typeSource(editor.draft.text.replace('seed: 1', 'seed: 6'))
  await editor.draft.flush()
  expect([study.store.experiment.seed, onStage(editor)]).toEqual([6, []])
  seed(8)
  editor.typeSource(editor.draft.text.replace('seed: 6', 'seed: 7'))
  await editor.draft.flush()
  expect([study.store.experiment.seed, onStage(editor)]).toEqual([8, ['seed']])
  tour.previous()
  expect(editor.draft.step.value).toBe(0)
  study.store.undo()
  expect(tour.at.lecture, 'undo of the stage goes to the lecture as it is').toBe(editor.draft.lecture)
})

test('a broken step keeps its last form, and an audience sees only the good ones', async () => {
  const { editor, study, tour, titles, title, room } = await editorOf('himmelblau', 0, true)
  title('One')
  await editor.draft.flush()
  study.store.edit({ seed: 2 }, 'seed')
  await editor.stage({ kind: 'add' })
  title('Two')
  await editor.draft.flush()
  const second = editor.draft.text.indexOf('## Two')
  const { text } = editor.draft
  editor.typeSource(`${text.slice(0, second)}${text.slice(second).replace('seed: 2', 'seed: two')}`)
  await editor.draft.flush()
  expect(editor.waitsFor).toMatchObject({ step: 1, message: expect.stringContaining('seed') })
  expect([titles(), tour.at.step, study.store.experiment.seed]).toEqual([['One', 'Two'], 1, 2])
  room.value = true
  expect([tour.at.lecture?.steps.length, tour.at.step, study.store.experiment.seed]).toEqual([1, 0, 1])
  room.value = false
  expect(tour.at.lecture?.steps.map((step) => step.title)).toEqual(['One', 'Two'])
})

test('text that would become something else is refused in place', async () => {
  const { editor } = await editorOf('himmelblau', 0, true)
  const { text } = editor.draft
  editor.type({ step: 0, part: 'prose' }, 'Fine.')
  expect(editor.problemOf({ step: 0, part: 'prose' })).toBe('')
  expect(editor.draft.text).not.toBe(text)
  const pasted = await editor.steps({ kind: 'paste', step: 0, text: 'no step' }).then(() => editor.news.value)
  expect(pasted).toBe('the pasted text contains no step. Write ## and a space before its title.')
})
