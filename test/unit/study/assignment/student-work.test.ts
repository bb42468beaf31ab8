import { afterEach, expect, test } from 'vitest'
import { without } from '../../../../src/edit/patch.ts'
import { nameSeed } from '../../../../src/exchange/assignment/name-seed.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { lectureOfScenario, type Lecture } from '../../../../src/scenarios/place.ts'
import { Store } from '../../../../src/store/store.ts'
import { until } from '../../../../src/store/until.ts'
import { assignedSteps } from '../../../../src/study/assignment/assigned.ts'
import { FileCheck } from '../../../../src/study/assignment/check-file.ts'
import { StudentWork } from '../../../../src/study/assignment/student-work.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { defaultOptions } from '../../../../src/study/study-options.ts'
import { Study } from '../../../../src/study/study.ts'
import { homework } from '../../../support/lectures/class-answers.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const mine: Lecture = { ...lectureOfScenario(homework), id: 'yours.three-questions' }

let ends: readonly (() => void)[] = []
afterEach(() => {
  for (const end of ends) end()
})

/** A student who has opened a lecture. */
function opened(lecture: Lecture) {
  const engine = new OracleEngine()
  const first = { lecture, step: 0, apart: false }
  const store = new Store(() => Promise.resolve(engine), experimentOf(lecture, 0), 3, undefined, first)
  const study = new Study(store, undefined, defaultOptions, true)
  const work = new StudentWork(study)
  const check = new FileCheck(lecture, oracle)
  ends = [() => work.dispose(), () => study.dispose()]
  const go = (step: number) =>
    study.show(
      { place: { lecture, step, apart: false }, experiment: experimentOf(lecture, step) },
      'go',
      'step',
    )
  const revealed = async () => {
    study.guessing.act({ kind: 'reveal' })
    await until(() => study.guessing.truth !== undefined)
  }
  const file = () =>
    work.file(async ({ step, experiment }) => {
      const { truth } = await check.truth(
        assignedSteps(lecture).find(({ id }) => id === step)!,
        experiment,
      )
      return { truth, words: '' }
    })
  return { study, work, check, go, revealed, file }
}

test('Answers and final settings are in the file, and agree with the recomputation', async () => {
  const { study, work, check, go, revealed, file } = opened(mine)
  const { guessing, store } = study
  expect(work.steps.value.map(({ id, guess }) => [id, guess])).toEqual([
    ['where', ''],
    ['how-much', ''],
    ['which', ''],
  ])
  guessing.act({ kind: 'place', pin: 0, at: [1, 1] })
  await revealed()
  // The first guess counts.
  guessing.act({ kind: 'again' })
  guessing.act({ kind: 'place', pin: 0, at: [0, 0] })
  await revealed()
  go(1)
  const [algorithm] = store.training!.algorithms
  store.edit({ algorithms: [{ ...algorithm, learningRate: 0.1 }] }, 'rate')
  guessing.act({ kind: 'number', value: 0.01 })
  await revealed()
  go(2)
  store.edit({ data: { targets: [[0.5]] } }, 'data')
  // Coming back to a step in its original state leaves it as the student left it.
  go(1)
  expect(work.steps.value.map(({ guess, left, outside }) => [guess, left, outside])).toEqual([
    ['(1, 1)', '', ''],
    ['0.01', 'learning rate 0.1', ''],
    ['', expect.stringContaining('targets'), expect.stringMatching(/\w/)],
  ])
  work.sign(' Ada ')
  work.explain('where', 'It rolls.')
  const { name, text } = await file()
  expect(name).toBe('answers-three-questions-ada.json')
  const checked = await check.check(name, text)
  expect([checked.name, checked.state]).toEqual(['Ada', 'disagrees'])
  expect(checked.notes).toEqual([expect.stringContaining('Step 3')])
  expect(checked.answers.map(({ guess, left, reason }) => [guess, left, reason])).toEqual([
    [{ place: [1, 1] }, '', 'It rolls.'],
    [{ number: 0.01 }, 'learning rate: 0.1', ''],
    [undefined, expect.stringContaining('targets'), ''],
  ])
})

test('A guess whose answer was not requested is marked as not submitted, and is not in the file', async () => {
  const { study, work, go, revealed, file } = opened(mine)
  const { guessing } = study
  const pending = () => work.steps.value.map((step) => step.pending)
  expect(pending()).toEqual([false, false, false])
  go(2)
  guessing.act({ kind: 'choose', option: 1 })
  expect(pending()).toEqual([false, false, true])
  go(1)
  expect(pending(), 'on another step').toEqual([false, false, true])
  expect(JSON.parse((await file()).text)).toMatchObject({ steps: [] })
  go(2)
  await revealed()
  expect(pending()).toEqual([false, false, false])
  // The first guess counts, without waiting for another one.
  guessing.act({ kind: 'again' })
  guessing.act({ kind: 'choose', option: 0 })
  expect(pending()).toEqual([false, false, false])
})

test('If the seed comes from a name, each step is drawn from it, and no other seed passes', async () => {
  const seeded: Lecture = { ...mine, assignment: { ...mine.assignment, seed: true } }
  const { study, work, check, go, revealed, file } = opened(seeded)
  work.sign('Ada')
  expect(study.store.experiment.seed).toBe(nameSeed('ada'))
  go(2)
  await until(() => study.store.experiment.seed === nameSeed('ada'))
  study.guessing.act({ kind: 'choose', option: 1 })
  await revealed()
  expect((await check.check('ada.json', (await file()).text)).notes).toEqual([])
  work.name.value = 'Bo'
  const { state, notes } = await check.check('bo.json', (await file()).text)
  // A student who ends with another name has the draw of the first one, which is reported.
  expect([state, notes]).toEqual(['agrees', [expect.stringContaining('come from the name “Ada”')]])
})

test('An answer to an earlier form of a lecture is reported as such, whatever the lecture is called here', async () => {
  const { study, check, revealed, file } = opened(mine)
  study.guessing.act({ kind: 'place', pin: 0, at: [1, 1] })
  await revealed()
  const { text } = await file()
  const later = { ...mine, steps: mine.steps.slice(0, 2) }
  const { notes } = await new FileCheck(later, oracle).check('a.json', text)
  expect(notes).toEqual([expect.stringContaining('an earlier or later version of this lecture')])
  expect((await check.check('a.json', text)).state).toBe('agrees')
})

test('A lecture without submissions is no assignment', async () => {
  const { work, file } = opened(without(mine, 'assignment'))
  expect([work.lecture.value, work.steps.value]).toEqual([undefined, []])
  await expect(file()).rejects.toThrow('This lecture has nothing to submit.')
})
