import { effect } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { LecturePlace } from '../../../src/scenarios/place.ts'
import type { Step } from '../../../src/scenarios/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../src/study/lecture/lecture.ts'
import { usualOptions } from '../../../src/study/study-options.ts'
import { Study } from '../../../src/study/study.ts'
import { product } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { placeOf } from '../../support/place.ts'

const studyOf = (experiment: unknown, place?: LecturePlace, primary?: Study) =>
  new Study(
    new Store(() => Promise.resolve(new OracleEngine()), experiment, 3, primary?.store, place),
    primary,
    usualOptions,
    true,
  )

/** A step that says of everything which seed it belongs to. */
const stepOf = (seed: number): Partial<Step> => ({
  experiment: { ...product, seed },
  stage: `stage ${seed}`,
  beside: [{ title: `beside ${seed}`, experiment: {} }],
  numbers: [{ quantity: 'final-loss', label: `number ${seed}` }],
  predictions: [{ formula: 'flow', draw: 'path', label: `path ${seed}` }],
  question: { ask: `ask ${seed}`, kind: 'number', answer: { quantity: 'final-loss' }, because: '' },
})

test('experiment, name, stages beside, numbers and question of a step change together, by undo too', () => {
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

test('the main stage is called by what it shows now', async () => {
  await fetchLecture('what-linear-costs')
  const lecture = lectureOf('what-linear-costs')
  const study = studyOf(experimentOf(lecture, 1), { lecture, step: 1, apart: false })
  expect(study.label.value).toBe('2-2-1')
  study.store.edit({ model: { widths: [2, 3, 1] } }, 'width')
  expect(study.label.value).toBe('2-3-1')
  study.dispose()
})

test('what the element around it says goes before the step', () => {
  const study = studyOf(product, placeOf(stepOf(1)))
  const beside = [{ title: 'mine', experiment: {} }]
  study.options.value = { ...usualOptions, label: 'mine', numbers: [], beside }
  expect([study.label.value, study.numbers.shown.value, study.views.value]).toEqual(['mine', [], beside])
  study.dispose()
})

test('the runs of what is opened walk; they are at their end where less motion is asked for, and where the experiment says', async () => {
  const study = studyOf(product)
  await study.whenIdle()
  expect(study.playback).toMatchObject({ step: 0, playing: true })
  study.walk(3)
  study.options.value = { ...usualOptions, calm: true }
  study.walk()
  expect(study.playback).toMatchObject({ step: study.playback.last, playing: false })
  study.store.edit({ view: { step: 7 } }, 'step')
  study.walk()
  expect(study.playback).toMatchObject({ step: 7, playing: false })
  study.dispose()
})
