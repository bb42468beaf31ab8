import { expect, test } from 'vitest'
import { Tour } from '../../../../src/page/lecture/tour.ts'
import { nowhere, type Lecture } from '../../../../src/scenarios/place.ts'
import { Store } from '../../../../src/store/store.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { Study } from '../../../../src/study/study.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

function tourOf(lecture: Lecture, step = 0) {
  const place = { lecture, step, apart: false }
  const open = () => Promise.resolve(new OracleEngine())
  const study = new Study(new Store(open, experimentOf(lecture, step), 3, undefined, place))
  return { study, tour: new Tour(() => study, nowhere) }
}

test('neither the camera nor the ghost is carried over from another lecture', async () => {
  await fetchLecture('himmelblau')
  const { study, tour } = tourOf(lectureOf('himmelblau'))
  const { store } = study
  await store.whenIdle()
  study.selection.putCamera('top')
  store.edit({ terrain: { quantity: 'gradient-norm' } }, 'height')
  store.edit({ terrain: { quantity: 'metric' } }, 'height')
  await tour.openLecture('xor')
  expect(study.shown.value.view.camera).toBeUndefined()
  const home = study.movedCamera.value
  expect(home).toMatchObject({ by: undefined, camera: 'home' })
  expect(store.ghost).toBeUndefined()
  await tour.openLecture('himmelblau')
  expect(study.movedCamera.value, 'the camera is there already').toBe(home)
  await tour.openLecture('two-weights', 2)
  expect([tour.at.lecture?.id, tour.at.step], 'at the step that is asked for').toEqual(['two-weights', 2])
  await store.whenIdle()
  study.dispose()
})

test('undo returns to the place at which an experiment was shown, and a sandbox is kept as it was left', async () => {
  await fetchLecture('what-linear-costs')
  const { study, tour } = tourOf(lectureOf('what-linear-costs'))
  const where = () => [tour.at.step, tour.at.apart, study.store.experiment.seed]
  tour.openStep(1)
  study.store.edit({ seed: 11 }, 'seed')
  tour.takeApart()
  study.store.edit({ seed: 12 }, 'seed')
  expect(where()).toEqual([1, true, 12])
  tour.comeBack()
  expect(where()).toEqual([1, false, 11])
  tour.takeApart()
  expect(where(), 'as it was left').toEqual([1, true, 12])
  const { seed } = experimentOf(lectureOf('what-linear-costs'), 0)
  for (let count = 0; count < 6; count++) study.store.undo()
  expect(where()).toEqual([0, false, seed])
  study.store.redo()
  expect(tour.at.step).toBe(1)
  study.dispose()
})

test('in presentation mode a question is answered first, and then the next step comes', async () => {
  await fetchLecture('what-linear-costs')
  const lecture = lectureOf('what-linear-costs')
  const asking = lecture.steps.findIndex(({ question }) => question !== undefined)
  const { study, tour } = tourOf(lecture, asking)
  study.guessing.turn(true)
  study.guessing.room.value = true
  expect(study.guessing.isOpen).toBe(true)
  tour.next()
  expect([tour.at.step, study.guessing.revealed]).toEqual([asking, true])
  tour.next()
  expect(tour.at.step).toBe(asking + 1)
  tour.previous()
  study.guessing.act({ kind: 'again' })
  study.guessing.room.value = false
  tour.next()
  expect(tour.at.step, 'a reader goes on').toBe(asking + 1)
  study.dispose()
})
