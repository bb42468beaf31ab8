import { afterEach, describe, expect, test } from 'vitest'
import { without } from '../../../../src/edit/patch.ts'
import type { AssignmentForm } from '../../../../src/elements/lecture/assignment/bl-create-assignment.ts'
import {
  answersText,
  parseAnswers,
  type HandedIn,
  type HandedStep,
} from '../../../../src/exchange/assignment/answers-file.ts'
import { nameSeed } from '../../../../src/exchange/assignment/name-seed.ts'
import { packingLecture, unpackingLecture } from '../../../../src/exchange/lecture/lecture-link.ts'
import { parseLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'
import { finish } from '../../../../src/math/work.ts'
import { assignedText } from '../../../../src/page/assignment/assigned-text.ts'
import { Tour } from '../../../../src/page/lecture/tour.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { lectureOfScenario, nowhere, type Lecture } from '../../../../src/scenarios/place.ts'
import { Store } from '../../../../src/store/store.ts'
import { until } from '../../../../src/store/until.ts'
import type { GuessAct } from '../../../../src/elements/guess-event.ts'
import { FileCheck } from '../../../../src/study/assignment/check-file.ts'
import { Collection } from '../../../../src/study/assignment/collection.ts'
import { StudentWork, type WorkStorage } from '../../../../src/study/assignment/student-work.ts'
import { experimentOf, isChanged } from '../../../../src/study/lecture/lecture.ts'
import { readLecture } from '../../../../src/study/lecture/own-lectures.ts'
import { questionView } from '../../../../src/study/question-view.ts'
import { defaultOptions } from '../../../../src/study/study-options.ts'
import { Study } from '../../../../src/study/study.ts'
import { homeworkText } from '../../../support/lectures/class-answers.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

/** The three questions about a run that begins elsewhere in each draw. */
const written = homeworkText
  .replace(/^assignment: .*\n/mu, '')
  .replace('{kind: weights, values: [2, -1]}', '{kind: random, distribution: lecun-normal}')

const form: AssignmentForm = { name: true, seed: false, note: '', steps: ['where', 'how-much', 'which'] }

function parsed(text: string): Lecture {
  const { scenario, problems } = parseLecture(text)
  if (!scenario || problems.length > 0) throw new Error(problems.map(({ message }) => message).join())
  return lectureOfScenario(scenario)
}

const plain = parsed(written)

/** The ways in which a student can receive the text of an assignment. */
const ways: Readonly<Record<string, (text: string) => Promise<Lecture>>> = {
  'a link': async (text) => {
    const sent = finish(unpackingLecture(finish(packingLecture(text))))
    return (await readLecture(sent, { kind: 'link', name: '' })).lecture!
  },
  'a file': async (text) => (await readLecture(text, { kind: 'file', name: 'three questions' })).lecture!,
  'the repository': async (text) => parsed(text),
}

let ends: readonly (() => void)[] = []
afterEach(() => {
  for (const end of ends) end()
  ends = []
})

const guesses: readonly GuessAct[] = [
  { kind: 'place', pin: 0, at: [1, 1] },
  { kind: 'number', value: 0.01 },
  { kind: 'choose', option: 1 },
]

/** A tab with an open lecture. */
function tab(lecture: Lecture, storage?: WorkStorage) {
  const engine = new OracleEngine()
  const first = { lecture, step: 0, apart: false }
  const store = new Store(() => Promise.resolve(engine), experimentOf(lecture, 0), 3, undefined, first)
  const study = new Study(store, undefined, defaultOptions, true)
  const work = new StudentWork(study, storage)
  const tour = new Tour(() => study, nowhere)
  tour.seedOf = (one, step) => work.seedOf(one, step)
  ends = [...ends, () => work.dispose(), () => study.dispose()]
  const check = new FileCheck(lecture, oracle)
  const reveal = async () => {
    study.guessing.act({ kind: 'reveal' })
    await until(() => study.guessing.truth !== undefined)
  }
  return {
    ...{ study, work, tour, reveal },
    /** Goes to a step, guesses and requests the answer. */
    async answer(step: number) {
      if (tour.at.step !== step) tour.openStep(step)
      await Promise.resolve()
      study.guessing.act(guesses[step]!)
      await reveal()
    },
    file: async () => {
      const { text } = await work.file(async ({ step, experiment }) => {
        const at = lecture.steps.findIndex(({ id }) => id === step)
        const { truth } = await check.truth({ id: step, at }, experiment)
        return { truth, words: '' }
      })
      return text
    },
  }
}

type Tab = ReturnType<typeof tab>

function storage(): WorkStorage {
  const kept = new Map<string, string>()
  return { read: (digest) => kept.get(digest), write: (digest, text) => void kept.set(digest, text) }
}

/** The actions of a student who finally signs as Ada; each resolves to the submitted files. */
const sessions: Readonly<Record<string, (open: (kept?: WorkStorage) => Tab) => Promise<readonly string[]>>> =
  {
    async 'straight through'(open) {
      const it = open()
      it.work.sign('Ada')
      for (const step of [0, 1, 2]) await it.answer(step)
      return [await it.file()]
    },
    async 'signed after the first answer'(open) {
      const it = open()
      await it.answer(0)
      it.work.sign('Ada')
      for (const step of [1, 2]) await it.answer(step)
      return [await it.file()]
    },
    async 'renamed on the way'(open) {
      const it = open()
      it.work.sign('Ad')
      for (const step of [0, 1]) await it.answer(step)
      it.work.sign('Ada')
      await it.answer(2)
      return [await it.file()]
    },
    async 'paged back and forth, and changed what the step gives'(open) {
      const it = open()
      it.work.sign('Ada')
      for (const step of [2, 0, 1]) await it.answer(step)
      for (const step of [0, 2, 1, 0]) it.tour.openStep(step)
      it.tour.openStep(1)
      const [algorithm] = it.study.store.training!.algorithms
      it.study.store.edit({ algorithms: [{ ...algorithm, learningRate: 0.1 }] }, 'rate')
      it.tour.openStep(2)
      return [await it.file()]
    },
    async 'loaded again'(open) {
      const kept = storage()
      const it = open(kept)
      it.work.sign('Ada')
      await it.answer(0)
      it.work.explain('where', 'It rolls.')
      const again = open(kept)
      expect(again.work.name.value).toBe('Ada')
      for (const step of [1, 2]) await again.answer(step)
      return [await again.file()]
    },
    async 'in two tabs'(open) {
      const [one, other] = [open(storage()), open(storage())]
      for (const it of [one, other]) {
        it.work.sign('Ada')
        for (const step of [0, 1, 2]) await it.answer(step)
      }
      return [await one.file(), await other.file()]
    },
  }

/** A file with a change, sealed again. */
function forged(text: string, change: (handedIn: HandedIn) => HandedIn): string {
  const { form: of, handedIn } = parseAnswers(text)
  return answersText(change(handedIn), of)
}

const onFirst = (change: (step: HandedStep) => HandedStep) => (all: HandedIn) => ({
  ...all,
  steps: all.steps.map((step, i) => (i === 0 ? change(step) : step)),
})

/** Changes that dishonest students make, each with the message about it. */
const forgeries: readonly (readonly [RegExp, (all: HandedIn) => HandedIn])[] = [
  [/the file gives/, onFirst((step) => ({ ...step, answer: { ...step.answer!, truth: [0.1, 0.1] } }))],
  [
    /seed was changed from \d+ to 1234567,/,
    onFirst((step) => ({ ...step, answer: { ...step.answer!, experiment: { seed: 1234567 } } })),
  ],
  [
    /targets/,
    onFirst((step) => ({
      ...step,
      left: { ...step.left, data: { targets: [[0.5]] } },
    })),
  ],
]

describe.each(Object.keys(ways))('an assignment that comes as %s', (way) => {
  describe.each([false, true])('with individual draws: %s', (seed) => {
    test.each(Object.keys(sessions))('agrees if it is done %s, and not if it is forged', async (session) => {
      const given = await ways[way]!(assignedText(written, { ...form, seed }))
      const files = await sessions[session]!((kept) => tab(given, kept))
      // The lecturer may have the lecture as assigned, as originally written, or with another form of the
      // assignment.
      for (const here of [given, plain, { ...plain, assignment: { name: true, steps: ['which'] } }]) {
        const check = new FileCheck(here, oracle)
        for (const text of files) {
          const { state, notes, answers, seed: drawn } = await check.check('ada.json', text)
          expect([state, notes.filter((note) => /step \d|changed/iu.test(note))]).toEqual(['agrees', []])
          expect(answers.filter(({ guess }) => guess)).toHaveLength(3)
          expect(drawn).toBe(seed ? nameSeed(session === 'renamed on the way' ? 'Ad' : 'Ada') : undefined)
          expect(answers.map(({ left }) => left).join()).not.toContain('seed')
        }
        for (const [words, change] of forgeries) {
          const { state, notes } = await check.check('ada.json', forged(files[0]!, change))
          expect([state, notes.join(' ')]).toEqual(['disagrees', expect.stringMatching(words)])
        }
        // A draw that the file does not claim is a change like any other.
        const unclaimed = forged(files[0]!, (all) => without(all, 'draw'))
        expect((await check.check('ada.json', unclaimed)).state).toBe(seed ? 'disagrees' : 'agrees')
      }
    })
  })
})

test('Of two tabs the later file counts, and both are accepted', async () => {
  const given = await ways['a link']!(assignedText(written, { ...form, seed: true }))
  const files = await sessions['in two tabs']!((kept) => tab(given, kept))
  const check = new FileCheck(given, oracle)
  const collection = new Collection(given, (file, text) => check.check(file, text))
  await collection.add(files.map((text, i) => new File([text], `${i}.json`)))
  expect(collection.files.value.map(({ state }) => state).toSorted()).toEqual(['agrees', 'twice'])
})

test('An individual draw stays on paging back: its numbers, its answer and its reason', async () => {
  const given = parsed(assignedText(written, { ...form, seed: true }))
  const { study, work, tour, answer } = tab(given)
  work.sign('Ada')
  const seed = nameSeed('ada')
  await answer(0)
  const truth = study.guessing.truth
  await answer(1)
  tour.previous()
  await Promise.resolve()
  expect([study.store.experiment.seed, study.place.value.seed]).toEqual([seed, seed])
  expect([study.guessing.stale, study.guessing.truth]).toEqual([false, truth])
  expect(questionView(study).revealed?.because).toBe('The gradient says so.')
  expect(isChanged(study.place.value, study.store.experiment), 'nobody has changed anything').toBe(false)
  tour.next()
  expect(study.store.experiment.seed).toBe(seed)
  // What was answered before a name was entered stays in the lecture's draw.
  const late = tab(given)
  await late.answer(0)
  late.work.sign('Ada')
  late.tour.openStep(1)
  late.tour.previous()
  await Promise.resolve()
  expect([late.study.store.experiment.seed, late.study.guessing.stale]).toEqual([1, false])
})

test('Answers shown before they were given are marked in the file', async () => {
  const given = parsed(assignedText(written, form))
  const { study, work, tour, answer, reveal, file } = tab(given)
  work.sign('Ada')
  // Shown, asked again, answered.
  await reveal()
  study.guessing.act({ kind: 'again' })
  await answer(0)
  // A wrong first guess is kept, and nothing was shown before it.
  tour.openStep(1)
  study.guessing.act({ kind: 'number', value: 1 })
  study.guessing.act({ kind: 'reveal' })
  study.guessing.act({ kind: 'again' })
  await answer(1)
  // The sandbox shows how the runs end.
  tour.openStep(2)
  tour.takeApart()
  tour.comeBack()
  await answer(2)
  expect(work.steps.value.map(({ seen, guess }) => [seen, guess])).toEqual([
    [true, '(1, 1)'],
    [false, '1'],
    [true, 'B'],
  ])
  const check = new FileCheck(given, oracle)
  const collection = new Collection(given, (name, text) => check.check(name, text))
  await collection.add([new File([await file()], 'ada.json')])
  const [checked] = collection.files.value
  expect([checked?.state, checked?.answers.map(({ seen }) => seen)]).toEqual(['agrees', [true, false, true]])
  const [head = '', line = ''] = collection.table().split('\r\n')
  expect(head).toContain('step 1 guess,step 1 seen before,step 1 right')
  expect(line).toMatch(/1 1,yes,/)
  // A guess made after the answer was shown does not count.
  expect(collection.tallies.value.map(({ given: count, seen }) => [count, seen])).toEqual([
    [0, 1],
    [1, 0],
    [0, 1],
  ])
})

test('Turned off, questions show their answers; a page that had them off before gives no reason', async () => {
  const given = parsed(assignedText(written, form))
  const { study, work } = tab(given)
  study.guessing.turn(false)
  study.guessing.turn(true)
  expect(work.steps.value[0]?.seen).toBe(true)
  const engine = new OracleEngine()
  const first = { lecture: given, step: 0, apart: false }
  const store = new Store(() => Promise.resolve(engine), experimentOf(given, 0), 3, undefined, first)
  const quiet = new Study(store, undefined, defaultOptions, false)
  const other = new StudentWork(quiet)
  ends = [...ends, () => other.dispose(), () => quiet.dispose()]
  quiet.guessing.turn(true)
  expect(other.steps.value[0]?.seen).toBe(false)
})

test('Files of the first form are read, and drawn from their name', async () => {
  const given = parsed(assignedText(written, { ...form, seed: true }))
  const { work, answer, file } = tab(given)
  work.sign('Ada')
  await answer(0)
  const { handedIn } = parseAnswers(await file())
  const old = answersText(without(handedIn, 'draw'), 1)
  expect(old).toContain('"answers": 1')
  for (const here of [given, plain]) {
    const { state, notes, seed } = await new FileCheck(here, oracle).check('ada.json', old)
    expect([state, notes, seed]).toEqual(['agrees', [], nameSeed('Ada')])
  }
})
