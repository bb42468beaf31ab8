import { signal } from '@preact/signals-core'
import type { TemplateResult } from 'lit'
import { afterEach, expect, test } from 'vitest'
import { BesideEvent, PlaceEvent, TickEvent } from '../../../../../src/elements/editor/editor-events.ts'
import { beginDraft } from '../../../../../src/page/editor/draft/begin-draft.ts'
import { Editor } from '../../../../../src/page/editor/editor.ts'
import { Shelf } from '../../../../../src/page/editor/shelf/shelf.ts'
import { Tour } from '../../../../../src/page/lecture/tour.ts'
import { nowhere, stepAt } from '../../../../../src/scenarios/place.ts'
import { Store } from '../../../../../src/store/store.ts'
import { forgetLecture, savedLectures } from '../../../../../src/study/lecture/saved-lectures.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../../src/study/lecture/lecture.ts'
import { Study } from '../../../../../src/study/study.ts'
import { OracleEngine } from '../../../../support/oracle-engine.ts'

const gone: { dispose(): void }[] = []

afterEach(async () => {
  for (const one of gone.splice(0)) one.dispose()
  for (const { id } of await savedLectures()) await forgetLecture(id)
})

/** A template's value after some of its text. */
const valueIn = (template: unknown, behind: string): unknown => {
  const { strings, values } = template as TemplateResult
  return values[strings.findIndex((text) => text.endsWith(behind))]
}

/** The shelf of a step in an author's own lecture, made from a built-in one. */
async function shelfOf(id: string, step: number) {
  await fetchLecture(id)
  const lecture = lectureOf(id)
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(
    new Store(open, experimentOf(lecture, step), 3, undefined, { lecture, step, apart: false }),
  )
  gone.push(study)
  const tour = new Tour(() => study, nowhere)
  const editor = new Editor(
    { study, tour, numbers: signal(new Map()), presenting: () => false },
    await beginDraft(study),
  )
  gone.unshift(editor)
  const ways = { vary: () => {}, goToFence: () => {}, tryQuestion: () => {} }
  const shelf = new Shelf(editor, study, ways)
  const part = (name: string) => shelf.parts.find((one) => one.id === name)!
  /** Sends an event to the card of a part, and reads the text that it writes. */
  const hear = async (name: string, event: Event) => {
    const heard = valueIn(part(name).draw(), `@${event.type}=`) as (event: Event) => void
    heard(event)
    await editor.draft.flush()
  }
  const shown = () => stepAt(tour.at)
  return { editor, study, shelf, part, hear, shown }
}

test('a picture put on the stage is in the step, and undo removes it', async () => {
  const { editor, part, hear, shown } = await shelfOf('two-weights', 0)
  const { text } = editor.draft
  await hear('pictures', new PlaceEvent('losses', 'hero'))
  expect([shown()?.hero, part('pictures').has()]).toEqual(['losses', expect.stringMatching(/^[123]$/u)])
  expect(editor.draft.undoLabel).toBe('pictures of step 1')
  await editor.undo()
  expect([editor.draft.text, shown()?.hero]).toEqual([text, lectureOf('two-weights').steps[0]?.hero])
  await hear('pictures', new PlaceEvent('maps', 'inset-1'))
  expect(editor.draft.text, 'the landscape is drawn once').toBe(text)
})

test('predictions are ticked as the step has them', async () => {
  const { editor, hear, shown, part } = await shelfOf('two-weights', 1)
  const before = shown()?.predictions ?? []
  expect(part('predictions').has()).toBe(String(before.length))
  await hear('predictions', new TickEvent(0, false))
  expect(shown()?.predictions).toEqual(before.slice(1))
  await hear('predictions', new Event('bl-all'))
  expect(editor.draft.problems).toEqual([])
  expect(shown()?.predictions).toBeUndefined()
})

test('the stage becomes a side stage with a title, and the main stage returns to its step', async () => {
  const { editor, study, hear, shown, part } = await shelfOf('himmelblau', 0)
  expect(part('beside').has()).toBe('')
  study.store.edit({ seed: 5 }, 'seed')
  await hear('beside', new BesideEvent({ kind: 'take' }))
  expect([shown()?.beside, shown()?.stage]).toEqual([
    [{ title: 'seed 5', experiment: { seed: 5 } }],
    'seed 1',
  ])
  expect([study.store.experiment.seed, part('beside').has()]).toEqual([1, '1'])
  await hear('beside', new BesideEvent({ kind: 'title', at: 0, title: 'another draw' }))
  await hear('beside', new BesideEvent({ kind: 'title', at: undefined, title: 'ours' }))
  expect([shown()?.beside?.[0]?.title, shown()?.stage]).toEqual(['another draw', 'ours'])
  await hear('beside', new BesideEvent({ kind: 'delete', at: 0 }))
  expect([shown()?.beside, shown()?.stage]).toEqual([undefined, undefined])
  expect(editor.draft.problems).toEqual([])
})

test('a step whose text cannot be parsed has no card, and a broken fence stays as it is', async () => {
  const { editor, shelf, hear, part } = await shelfOf('two-weights', 0)
  const broken = editor.draft.text.replace(/```show\n/u, '```show\nhero: [\n')
  editor.typeSource(broken)
  await editor.draft.flush()
  await hear('pictures', new PlaceEvent('losses', 'hero'))
  expect(editor.draft.text).toBe(broken)
  shelf.open.value = 'pictures'
  expect(String(valueIn(shelf.render(), '.news='))).not.toBe('')
  expect(part('spoken').has()).toMatch(/words$/u)
})
