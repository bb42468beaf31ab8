import { signal } from '@preact/signals-core'
import { afterEach, expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { Guessing } from '../../../src/study/guessing.ts'
import { stepAt } from '../../../src/scenarios/place.ts'
import type { Question } from '../../../src/exchange/lecture/scenario.ts'
import { twoWeightsPreset } from '../../../src/scenarios/presets/two-weights-preset.ts'
import { moveStart } from '../../../src/edit/actions.ts'
import { Selection } from '../../../src/store/selection.ts'
import { Store } from '../../../src/store/store.ts'
import { notesOf } from '../../../src/page/present/speaker-notes.ts'
import type { Presentation } from '../../../src/page/present/presentation.ts'
import { until } from '../../../src/store/until.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { placeOf } from '../../support/place.ts'

const experiment = parseTraining(twoWeightsPreset.experiment)
const where: Question = {
  ask: 'Where?',
  kind: 'place',
  answer: { quantity: 'end-place' },
  within: 0.25,
  because: 'so',
}
const which: Question = {
  ask: 'Which?',
  kind: 'choice',
  options: [
    { label: 'up', value: 2, at: [2, 1] },
    { label: 'down', value: -2, at: [-2, -1] },
  ],
  answer: { quantity: 'final-weight' },
  because: 'so',
}
const howMuch: Question = {
  ask: 'How much?',
  kind: 'number',
  scale: { from: 0.1, to: 1000, log: true },
  within: 1.5,
  answer: { quantity: 'final-weight', arguments: { index: 1 } },
  because: 'so',
}

let made: Guessing | undefined
afterEach(() => made?.dispose())

async function asked(
  question: Question | undefined,
  { on = true, presented = false, beside = [] as readonly { readonly store: Store }[] } = {},
) {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), experiment, 3)
  await store.whenIdle()
  let walks = 0
  const walk = () => void (walks += 1)
  const step = signal(question && stepAt(placeOf({ question })))
  const study = { step, together: [{ store }, ...beside], walk, reveal: walk, conceal: () => undefined }
  const guessing = new Guessing(study, on)
  made = guessing
  const selection = new Selection(store, () => guessing.isOpen)
  selection.playback.setLast(1000)
  selection.playback.seek(1000)
  const curve = signal<readonly number[] | undefined>()
  guessing.curve.value = curve
  guessing.room.value = presented
  const answered = () => until(() => guessing.verdict !== undefined || guessing.fault !== '')
  return { engine, store, selection, guessing, answered, curve, walks: () => walks }
}

test('while a question is open the runs wait hidden at w₀, and then they play', async () => {
  const { selection, guessing, walks } = await asked(where)
  expect(guessing.isOpen).toBe(true)
  expect([...selection.hidden]).toEqual([0, 1, 2])
  selection.playback.play(0)
  selection.playback.tick(1e6)
  expect(selection.playback).toMatchObject({ step: 0, playing: false, held: true })
  expect(guessing.placing).toBe(true)
  expect(guessing.reveal()).toBe(true)
  expect(walks()).toBe(1)
  expect([...selection.hidden]).toEqual([])
  expect(guessing).toMatchObject({ isOpen: false, placing: false })
  expect(guessing.reveal()).toBe(false)
})

test('a place near the end is right, and a distant one reports how far it is', async () => {
  const { store, guessing, answered } = await asked(where)
  guessing.place([0, 0])
  guessing.place([2, 1])
  expect(guessing.places.pins).toEqual([{ name: 'your guess', at: [2, 1] }])
  guessing.reveal()
  await answered()
  const [a, b] = [store.runs[0]!.a.at(-1)!, store.runs[0]!.b.at(-1)!]
  expect(guessing.places.truth).toEqual([a, b])
  expect(guessing.verdict).toMatchObject({
    right: true,
    headline: expect.stringMatching(/^It ends at \(2,/) as string,
  })
  guessing.act({ kind: 'again' })
  expect(guessing.isOpen).toBe(true)
  expect(guessing.places.truth).toBeUndefined()
  guessing.place([-1, b])
  guessing.reveal()
  await answered()
  expect(guessing.verdict).toMatchObject({ right: false, distances: ['Your guess: off by 3.'] })
})

test('the truth follows w₀: it belongs to the current runs, and says when it no longer does', async () => {
  const { store, guessing, answered } = await asked(where)
  store.edit(moveStart(store.training!, 0, -1, -2), 'move')
  await store.whenIdle()
  guessing.reveal()
  await answered()
  expect(guessing.places.truth?.[1]).toBeCloseTo(store.runs[0]!.b.at(-1)!, 6)
  expect(guessing.places.truth?.[1]).toBeLessThan(0)
  expect(guessing.differs(experiment)).toBe(true)
  expect(guessing.stale).toBe(false)
  store.edit(moveStart(store.training!, 0, 1, 2), 'move')
  expect(guessing.stale).toBe(true)
  expect(guessing.places.truth).toBeUndefined()
})

test("the truth of a side stage follows the lecture's text as long as the main stage shows that", async () => {
  const moved = parseTraining({ ...experiment, ...moveStart(experiment, 0, -1, -2) } as never)
  const store = new Store(() => Promise.resolve(new OracleEngine()), moved, 3)
  await store.whenIdle()
  const answer = { quantity: 'final-weight', stage: 1 }
  const { guessing, answered } = await asked({ ...which, answer }, { beside: [{ store }] })
  guessing.reveal()
  await answered()
  expect(guessing.differs(experiment)).toBe(false)
  expect(guessing.differs(moved)).toBe(true)
})

test('the truth comes with the runs, while the surface is still being computed', async () => {
  const { engine, store, guessing, answered } = await asked(where)
  let goOn = () => {}
  const surface = new Promise<void>((resolve) => (goOn = resolve))
  const terrain = engine.terrain.bind(engine)
  engine.terrain = async (...given) => {
    await surface
    return terrain(...given)
  }
  store.edit({ ...moveStart(store.training!, 0, -1, -2), model: { linearity: 0.5 } }, 'move and bend')
  guessing.reveal()
  await answered()
  expect([guessing.verdict?.headline, store.idle]).toEqual([expect.stringMatching(/^It ends at/), false])
  goOn()
  await store.whenIdle()
})

test('an option is chosen by a click near its flag, and the other one is wrong', async () => {
  const { guessing, answered } = await asked(which)
  expect(guessing.places.options.map(({ name }) => name)).toEqual(['A', 'B'])
  guessing.place([-1, 0])
  expect(guessing.guess.chosen).toBe(1)
  guessing.reveal()
  await answered()
  expect(guessing.verdict).toEqual({
    right: false,
    option: 0,
    headline: 'It is A: up',
    distances: ['You guessed B: down.'],
  })
  guessing.act({ kind: 'choose', option: 0 })
  expect(guessing.guess.chosen, 'what is answered stays').toBe(1)
})

test('options are compared with quantities of the current view, which follow w₀; if none is right, a sentence says so', async () => {
  const call = (index: number) => ({ quantity: 'final-weight', arguments: { index } })
  const second = { label: 'the second', value: call(1) }
  const first = { label: 'the first', interval: [call(0), Infinity] as const }
  const { store, guessing, answered } = await asked({ ...which, options: [second, first] })
  store.edit(moveStart(store.training!, 0, -1, -2), 'move')
  await store.whenIdle()
  guessing.act({ kind: 'choose', option: 1 })
  guessing.reveal()
  await answered()
  expect(guessing.verdict).toMatchObject({ right: true, headline: 'It is B: the first' })
  const below = { label: 'below', interval: [-Infinity, call(0)] as const }
  const none = await asked({ ...which, options: [below] })
  none.guessing.reveal()
  await none.answered()
  expect(none.guessing.verdict).toMatchObject({ right: undefined, option: undefined })
  expect(none.guessing.verdict?.headline).toMatch(/^No option is right: it is /)
  const unknown = await asked({ ...which, options: [{ label: 'a', value: { quantity: 'nothing' } }] })
  unknown.guessing.reveal()
  await unknown.answered()
  expect(unknown.guessing.fault).toContain("there is no quantity called 'nothing'")
})

test('a number on a logarithmic scale is off by a ratio', async () => {
  const { guessing, answered } = await asked(howMuch)
  guessing.act({ kind: 'number', value: 10.37 })
  guessing.reveal()
  await answered()
  expect(guessing.verdict).toMatchObject({
    right: false,
    headline: 'It is 1.04',
    distances: ['You guessed 10.4: 10 times too much.'],
  })
  guessing.act({ kind: 'again' })
  guessing.act({ kind: 'number', value: 1 })
  guessing.reveal()
  await answered()
  expect(guessing.verdict).toMatchObject({
    right: true,
    distances: ['You guessed 1: close enough.'],
  })
})

test('the rest of a curve is off by a ratio on average, not counting the given points', async () => {
  const { guessing, curve } = await asked({ ...howMuch, kind: 'curve' })
  guessing.act({ kind: 'draw', index: 3, value: 8 })
  guessing.act({ kind: 'draw', index: 2, value: 1 })
  guessing.reveal()
  expect(guessing.verdict, 'the sweep is not done').toBeUndefined()
  curve.value = [1, 1, 2, 4]
  expect(guessing.verdict).toMatchObject({
    right: false,
    distances: ['Your curve is 2 times off on average.'],
  })
  guessing.act({ kind: 'again' })
  guessing.act({ kind: 'draw', index: 2, value: 2.1 })
  guessing.reveal()
  expect(guessing.verdict).toMatchObject({ right: true, headline: 'Here is how it continues' })
})

test('an option is right if a sweep says so: its truth is read from the points, not computed', async () => {
  const { guessing, curve } = await asked({ ...which, answer: { swept: 'last', of: 0, level: 0.8 } })
  guessing.act({ kind: 'choose', option: 1 })
  guessing.reveal()
  expect(guessing.verdict, 'the sweep is not done').toBeUndefined()
  curve.value = [-2]
  expect(guessing.verdict).toMatchObject({ right: true, headline: 'It is B: down' })
  expect(guessing.fault).toBe('')
})

test('an audience votes and places pins with names, ungraded', async () => {
  const room = await asked(which, { presented: true })
  room.guessing.act({ kind: 'count', option: 1, hands: 31 })
  room.guessing.act({ kind: 'count', option: 0, hands: 6 })
  room.guessing.reveal()
  await room.answered()
  expect(room.guessing.verdict).toMatchObject({ right: undefined, distances: ['6 of 37 got it right.'] })
  made?.dispose()
  const raised = await asked(which, { presented: true })
  raised.guessing.act({ kind: 'count', option: 1, hands: 1 })
  raised.guessing.act({ kind: 'count', option: 1, hands: 0 })
  raised.guessing.reveal()
  await raised.answered()
  expect(raised.guessing.verdict, 'taken back').toMatchObject({ right: undefined, distances: [] })
  made?.dispose()
  const { guessing } = await asked(where, { presented: true })
  guessing.place([1, 1])
  guessing.place([-2, 2])
  guessing.act({ kind: 'name', pin: 1, name: 'the balcony' })
  expect(guessing.guess.pins.map(({ name }) => name)).toEqual(['front rows', 'the balcony'])
  guessing.act({ kind: 'remove', pin: 0 })
  expect(guessing.guess.pins).toHaveLength(1)
  guessing.act({ kind: 'clear' })
  expect(guessing.guess.pins).toEqual([])
})

test('only the speaker knows the answer to an open question; nobody else computes it', async () => {
  const room = await asked(which, { presented: true })
  await until(() => room.guessing.foreseen !== '')
  expect(room.guessing).toMatchObject({ foreseen: 'It is A: up', isOpen: true, verdict: undefined })
  const presentation = { on: true, since: 7, blank: false } as Presentation
  const place = { lecture: undefined, step: 0, apart: false }
  expect(notesOf(place, presentation, room.guessing).question).toEqual({
    ask: 'Which?',
    answer: 'It is A: up',
    because: 'so',
  })
  made?.dispose()
  const drawn = await asked({ ...howMuch, kind: 'curve' }, { presented: true })
  const answer = (on = true) =>
    notesOf(place, { ...presentation, on } as Presentation, drawn.guessing).question?.answer
  expect(answer()).toBe('Its answer is being computed …')
  expect(answer(false)).toBe('Its answer appears in present mode.')
  drawn.curve.value = [1, 4, 2]
  expect(answer()).toBe('From 1 to 2; at least 1, at most 4')
  made?.dispose()
  const swept = await asked({ ...which, answer: { swept: 'last', of: 0, level: 1 } }, { presented: true })
  swept.curve.value = [2]
  expect(swept.guessing.foreseen).toBe('It is A: up')
  made?.dispose()
  const reader = await asked(which)
  await reader.store.whenIdle()
  expect(reader.guessing.foreseen).toBe('')
  expect(notesOf(place, presentation, { question: undefined, foreseen: '' })).not.toHaveProperty('question')
})

test('without questions nothing is veiled, and turning them off plays the runs of an open one', async () => {
  const quiet = await asked(where, { on: false })
  expect(quiet.guessing).toMatchObject({ isOpen: false, placing: false })
  expect(quiet.guessing.possible).toBe(true)
  expect(quiet.guessing.reveal()).toBe(false)
  quiet.guessing.act({ kind: 'questions', on: true })
  expect(quiet.guessing.isOpen).toBe(true)
  quiet.guessing.act({ kind: 'questions', on: false })
  expect(quiet.selection.playback.step).toBe(1000)
  expect(quiet.walks()).toBe(1)
  const none = await asked(undefined)
  expect(none.guessing).toMatchObject({ isOpen: false, possible: false })
})

test('an unavailable truth says why', async () => {
  const { guessing, answered } = await asked({ ...which, answer: { quantity: 'ending-minimum' } })
  guessing.reveal()
  await answered()
  expect(guessing.verdict).toBeUndefined()
  expect(guessing.fault).toMatch(/minima of a network are not known/)
})

test("an audience's numbers are counted and their median judged; the last one, or the last in a bin, can be taken back", async () => {
  const { guessing, answered } = await asked(howMuch, { presented: true })
  guessing.act({ kind: 'back' })
  expect(guessing.guess).toMatchObject({ number: undefined, numbers: [] })
  for (const value of [1, 5, 100, 200]) guessing.act({ kind: 'number', value })
  guessing.act({ kind: 'back' })
  expect(guessing.guess).toMatchObject({ number: 5, numbers: [1, 5, 100] })
  guessing.act({ kind: 'number', value: 2 })
  guessing.act({ kind: 'back', between: [3, 10] })
  guessing.act({ kind: 'back', between: [3, 10] })
  expect(guessing.guess).toMatchObject({ number: 2, numbers: [1, 100, 2] })
  guessing.reveal()
  await answered()
  expect(guessing.verdict?.right).toBeUndefined()
  expect(guessing.verdict?.distances).toEqual([
    expect.stringMatching(/^\d of 3 were close\.$/) as string,
    expect.stringMatching(/^The median guess was 2: /) as string,
  ])
  guessing.act({ kind: 'again' })
  guessing.act({ kind: 'number', value: 7 })
  guessing.act({ kind: 'clear' })
  expect(guessing.guess).toMatchObject({ number: undefined, numbers: [] })
})

test('a reader has one number, as exact as it was entered', async () => {
  const { guessing } = await asked(howMuch)
  guessing.act({ kind: 'number', value: 1 })
  guessing.act({ kind: 'number', value: 2.34567 })
  expect(guessing.guess).toMatchObject({ number: 2.34567, numbers: [2.34567] })
})
