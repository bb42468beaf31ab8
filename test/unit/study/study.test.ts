import { effect } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { nowhere, type LecturePlace } from '../../../src/scenarios/place.ts'
import type { Step } from '../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { until } from '../../../src/store/until.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../src/study/lecture/lecture.ts'
import { defaultOptions } from '../../../src/study/study-options.ts'
import { Study } from '../../../src/study/study.ts'
import { product } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { placeOf } from '../../support/place.ts'

const studyOf = (experiment: unknown, place?: LecturePlace, primary?: Study) =>
  new Study(
    new Store(() => Promise.resolve(new OracleEngine()), experiment, 3, primary?.store, place),
    primary,
    defaultOptions,
    true,
  )

/** A step whose every text contains the seed that it belongs to. */
const stepOf = (seed: number): Partial<Step> => ({
  experiment: { ...product, seed },
  stage: `stage ${seed}`,
  beside: [{ title: `beside ${seed}`, experiment: {} }],
  numbers: [{ quantity: 'final-loss', label: `number ${seed}` }],
  predictions: [{ formula: 'flow', draw: 'path', label: `path ${seed}` }],
  question: { ask: `ask ${seed}`, kind: 'number', answer: { quantity: 'final-loss' }, because: '' },
})

test('experiment, name, side stages, numbers and question of a step change together, with undo too', () => {
  const [one, two] = [1, 2].map((seed) => placeOf(stepOf(seed))) as [LecturePlace, LecturePlace]
  const study = studyOf({ ...product, seed: 1 }, one)
  const beside = studyOf({ ...product, seed: 1 }, undefined, study)
  const seen: string[][] = []
  const stop = effect(() => {
    const { seed } = study.store.experiment
    const said = [
      study.label.value,
      beside.label.value,
      ...study.views.value.map(({ title }) => title),
      ...study.numbers.shown.value.map(({ label }) => label),
      study.guessing.question?.ask ?? '',
    ]
    seen.push(said.map((words) => (words.endsWith(` ${seed}`) ? 'its own' : `${words} beside seed ${seed}`)))
  })
  study.show({ experiment: { ...study.store.experiment, seed: 2 }, place: two }, 'two', 'step')
  study.store.undo()
  study.store.redo()
  study.show({ experiment: { ...study.store.experiment, seed: 1 }, place: one }, 'one', 'open')
  expect(seen.length).toBeGreaterThanOrEqual(5)
  expect(new Set(seen.flat())).toEqual(new Set(['its own']))
  stop()
  beside.dispose()
  study.dispose()
})

test('no reader sees the new experiment with the predictions of the old step', async () => {
  const step = (label: string): Partial<Step> => ({
    predictions: [{ formula: 'flow-endpoint', draw: 'point', label }],
  })
  const study = studyOf({ ...product, seed: 1 }, placeOf(step('of 1')))
  study.theory.begin()
  await study.whenIdle()
  const seen: string[] = []
  const stop = effect(() => {
    const { seed } = study.store.experiment
    for (const { label } of study.predictions.value.card) seen.push(`${label} with ${seed}`)
  })
  study.show({ experiment: { ...study.store.experiment, seed: 2 }, place: placeOf(step('of 2')) }, '', 'step')
  await study.whenIdle()
  study.store.undo()
  await study.whenIdle()
  expect(new Set(seen)).toEqual(new Set(['of 1 with 1', 'of 2 with 2']))
  stop()
  study.dispose()
})

test('a prediction stays off as long as its step is shown', async () => {
  const predictions: Step['predictions'] = [{ formula: 'flow-endpoint', draw: 'point', label: 'end' }]
  const study = studyOf(product, placeOf({ predictions }))
  study.theory.begin()
  await study.whenIdle()
  const on = () => study.predictions.value.card.map(({ visible }) => visible)
  const id = study.predictions.value.card[0]!.id
  expect(on()).toEqual([true])
  study.setPredictionVisible(id, false)
  study.store.edit({ seed: 3 }, 'seed')
  expect(on()).toEqual([false])
  study.setPredictionVisible(id, true)
  expect(on()).toEqual([true])
  study.setPredictionVisible(id, false)
  study.show({ experiment: study.store.experiment, place: placeOf({ predictions }) }, '', 'step')
  await study.whenIdle()
  expect(on()).toEqual([true])
  study.dispose()
})

test('the main stage is named by its current content', async () => {
  await fetchLecture('what-linear-costs')
  const lecture = lectureOf('what-linear-costs')
  const study = studyOf(experimentOf(lecture, 1), { lecture, step: 1, apart: false })
  expect(study.label.value).toBe('2-2-1')
  study.store.edit({ model: { widths: [2, 3, 1] } }, 'width')
  expect(study.label.value).toBe('2-3-1')
  study.dispose()
})

test("settings of the surrounding element take precedence over the step's", () => {
  const study = studyOf(product, placeOf(stepOf(1)))
  const beside = [{ title: 'mine', experiment: {} }]
  study.options.value = { ...defaultOptions, label: 'mine', numbers: [], beside }
  expect([study.label.value, study.numbers.shown.value, study.views.value]).toEqual(['mine', [], beside])
  study.dispose()
})

test('the runs of an opened experiment play; they are at their end with reduced motion, and if the experiment says so', async () => {
  const study = studyOf(product)
  await study.whenIdle()
  expect(study.playback).toMatchObject({ step: 0, playing: true })
  study.walk(3)
  study.options.value = { ...defaultOptions, calm: true }
  study.walk()
  expect(study.playback).toMatchObject({ step: study.playback.last, playing: false })
  study.store.edit({ view: { step: 7 } }, 'step')
  study.walk()
  expect(study.playback).toMatchObject({ step: 7, playing: false })
  study.dispose()
})

/**
 * A step with a question, whose answer is shown at another height, from above, at step 5 and in another
 * picture.
 */
const asking: Partial<Step> = {
  experiment: { ...product, seed: 1, view: { camera: { azimuth: 10, polar: 50, zoom: 1 } } },
  question: { ask: 'How low?', kind: 'number', answer: { quantity: 'final-loss' }, because: 'so' },
  dial: {
    label: 'seed',
    values: ['first', 'second'],
    experiments: [{ seed: 1 }, { seed: 2, model: { linearity: 0.5 } }],
  },
  reveal: { dial: 'second', view: { camera: 'top' }, step: 5, hero: 'losses' },
}

async function askedStudy() {
  const place = placeOf(asking)
  const study = studyOf(experimentOf(place.lecture!, 0), place)
  await study.whenIdle()
  const seen = () => {
    const { seed, view, ...rest } = study.store.experiment
    return {
      seed,
      camera: view.camera,
      linearity: 'model' in rest && rest.model.kind === 'mlp' ? rest.model.linearity : undefined,
      revealed: study.place.value.revealed !== undefined,
    }
  }
  return { study, seen, asked: seen() }
}

test('an answer takes the page to where it is shown in one change, which undo takes back', async () => {
  const { study, seen, asked } = await askedStudy()
  const states: unknown[] = []
  const stop = effect(() => {
    states.push([study.guessing.isOpen, seen().seed, seen().revealed])
  })
  study.guessing.reveal()
  expect(states, 'no reader sees the one without the other').toEqual([
    [true, 1, false],
    [false, 2, true],
  ])
  stop()
  expect(seen()).toEqual({ seed: 2, camera: 'top', linearity: 0.5, revealed: true })
  await study.whenIdle()
  study.playback.tick(performance.now() + 60_000)
  expect(study.playback).toMatchObject({ step: 5, playing: false })
  study.store.undo()
  expect(seen()).toEqual(asked)
  study.store.redo()
  expect(seen()).toMatchObject({ seed: 2, revealed: true })
  study.dispose()
})

test("asking again restores the step's question, and keeps other changes", async () => {
  const { study, seen, asked } = await askedStudy()
  study.guessing.reveal()
  study.store.edit({ metric: { factor: 2 } }, 'factor')
  study.guessing.act({ kind: 'again' })
  expect(seen()).toEqual(asked)
  expect(study.store.experiment).toMatchObject({ metric: { factor: 2 } })
  expect(study.guessing.isOpen).toBe(true)
  study.dispose()
})

test('the truth belongs to the state in which it is shown, and no dial changes it', async () => {
  const { study } = await askedStudy()
  study.guessing.reveal()
  await until(() => study.guessing.verdict !== undefined)
  const of = (linearity: number) =>
    study.guessing.truth?.[0] === study.store.runs[0]?.loss.at(-1) && linearity
  expect(of(0.5)).toBe(0.5)
  expect(study.guessing).toMatchObject({ stale: false })
  expect(study.guessing.differs(study.written.value!)).toBe(false)
  study.store.edit(asking.dial!.experiments[0]!, 'seed')
  expect(study.guessing.stale).toBe(false)
  study.store.edit({ metric: { factor: 2 } }, 'factor')
  expect(study.guessing.stale).toBe(true)
  study.dispose()
})

test('a speaker knows the answer before the page goes there', async () => {
  const { study } = await askedStudy()
  study.guessing.room.value = true
  await until(() => study.guessing.foreseen !== '')
  const { foreseen } = study.guessing
  study.guessing.reveal()
  await until(() => study.guessing.verdict !== undefined)
  expect(study.guessing.verdict?.headline).toBe(foreseen)
  study.dispose()
})

test('with reduced motion the answer is there at once; without questions nothing moves', async () => {
  const { study, seen, asked } = await askedStudy()
  study.options.value = { ...defaultOptions, calm: true }
  study.guessing.reveal()
  expect(study.playback).toMatchObject({ step: 5, playing: false })
  study.guessing.act({ kind: 'again' })
  study.guessing.turn(false)
  expect(seen()).toEqual(asked)
  study.dispose()
})

test('a step opens at the run step that it names', async () => {
  const place = placeOf({ experiment: { ...product }, opens: 7 })
  const study = studyOf(product, nowhere)
  await study.whenIdle()
  study.show({ experiment: experimentOf(place.lecture!, 0), place }, 'open', 'open')
  await study.whenIdle()
  expect(study.playback).toMatchObject({ step: 7, playing: false })
  study.dispose()
})
