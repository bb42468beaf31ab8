import { expect, test, vi } from 'vitest'
import { moveStart } from '../../../src/edit/actions.ts'
import type { Engine } from '../../../src/engine/types.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { Study } from '../../../src/study/study.ts'
import { defaultOptions } from '../../../src/study/study-options.ts'
import { Store } from '../../../src/store/store.ts'
import { himmelblauBasins } from '../../support/theory/basins.ts'
import { moons, product } from '../../support/experiments.ts'
import { placeOf } from '../../support/place.ts'
import type { Beside, Question } from '../../../src/exchange/lecture/scenario.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const hills: TrainingInput = {
  ...himmelblauBasins({ id: 'sgd', learningRate: 0.01, steps: 20 }),
  terrain: {},
}

function studyOf(experiment: unknown, primary?: Study) {
  const engine = new OracleEngine()
  const study = new Study(new Store(() => Promise.resolve(engine), experiment, 9, primary?.store), primary)
  study.theory.begin()
  return study
}

async function shown(experiment: TrainingInput) {
  const study = studyOf(experiment)
  await study.whenIdle()
  return study
}

/** Texts that a reader could take for a statement about what is shown. */
const said = (study: Study) => {
  const { axes, paths, starts, curves, marks } = study.content.value
  return [...Object.values(axes), ...paths, ...starts, ...curves, ...marks].filter((one) => one !== '').length
}

test('opening a step veils the previous picture, which no longer says anything, until its own has come', async () => {
  const study = await shown(hills)
  const before = study.store.terrain
  expect([study.awaited.value, said(study) > 0]).toEqual([false, true])
  study.store.show(product, 'the next step')
  expect([study.awaited.value, said(study)]).toEqual([true, 0])
  expect(study.content.value.terrain?.values, 'the picture before, faded').toBe(before?.values)
  await study.whenIdle()
  expect([study.awaited.value, said(study) > 0]).toEqual([false, true])
  study.store.undo()
  expect(study.awaited.value, 'back to another step').toBe(true)
  await study.whenIdle()
  study.store.open(moons)
  expect(study.awaited.value).toBe(true)
  await study.whenIdle()
  expect(study.awaited.value).toBe(false)
})

test('the first surface is awaited too, once it takes longer than a moment', async () => {
  vi.useFakeTimers()
  let open: (engine: Engine) => void = () => undefined
  const study = new Study(new Store(() => new Promise((resolve) => (open = resolve)), hills, 9))
  expect(study.awaited.value).toBe(false)
  vi.advanceTimersByTime(1000)
  vi.useRealTimers()
  expect(study.awaited.value).toBe(true)
  open(new OracleEngine())
  await study.whenIdle()
  expect(study.awaited.value).toBe(false)
  study.dispose()
})

test('moving, turning and toggling on the same surface does not veil it', async () => {
  const study = await shown(product)
  const { store } = study
  store.edit(moveStart(store.training!, 0, 1, 1), 'move', true)
  expect(study.awaited.value).toBe(false)
  store.edit({ model: { activation: 'tanh' } }, 'activation')
  expect(study.awaited.value, 'the surface morphs under the hand').toBe(false)
  await study.whenIdle()
  store.show({ ...store.experiment, algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 9 }] }, 'a step')
  expect(study.awaited.value, 'a step over the surface that is shown').toBe(false)
})

test('a side stage is veiled with the primary one, also if another view replaces it', async () => {
  const primary = await shown(hills)
  const beside = studyOf(hills, primary)
  const show = (view: Beside) => (primary.options.value = { ...defaultOptions, beside: [view] })
  show({ title: 'faster', experiment: { algorithms: [{ id: 'adam', learningRate: 0.1, steps: 9 }] } })
  await beside.whenIdle()
  expect(beside.awaited.value).toBe(false)
  primary.store.show(product, 'the next step')
  expect([primary.awaited.value, beside.awaited.value]).toEqual([true, true])
  await Promise.all([primary.whenIdle(), beside.whenIdle()])
  expect([primary.awaited.value, beside.awaited.value]).toEqual([false, false])
  show({ title: 'bent', experiment: { model: { activation: 'tanh' } } })
  expect([primary.awaited.value, beside.awaited.value]).toEqual([false, true])
  await beside.whenIdle()
  expect(beside.awaited.value).toBe(false)
})

test('a cancelled surface stays behind its veil', async () => {
  const study = await shown(hills)
  study.store.show(product, 'the next step')
  study.cancel()
  await study.whenIdle()
  expect(study.awaited.value).toBe(true)
})

test('heights have no numbers while a question is open that they would answer', async () => {
  const study = await shown(product)
  const height = () => study.content.value.axes.height
  const name = height()
  const ask = (kind: Question['kind']) => {
    const question: Question = { ask: '', kind, answer: { quantity: 'final-loss' }, because: '' }
    study.show({ experiment: study.store.experiment, place: placeOf({ question }) }, 'a step', 'back')
  }
  study.guessing.turn(true)
  ask('number')
  expect([height(), study.heightsVeiled]).toEqual(['', true])
  ask('place')
  expect([height(), study.heightsVeiled], 'no place is told by them').toEqual([name, false])
  study.guessing.turn(false)
  expect(height()).toBe(name)
})
