import { expect, test } from 'vitest'
import { Study } from '../../../../src/study/study.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { Tour } from '../../../../src/page/lecture/tour.ts'
import { Store } from '../../../../src/store/store.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

test('neither the camera nor the ghost comes along from another lecture', async () => {
  await fetchLecture('himmelblau')
  const first = lectureOf('himmelblau')
  const store = new Store(() => Promise.resolve(new OracleEngine()), experimentOf(first, 0), 9)
  const study = new Study(store)
  let homes = 0
  const place = { lecture: first, step: 0, apart: false }
  const tour = new Tour(
    () => study,
    place,
    () => homes++,
  )
  await store.whenIdle()
  study.selection.putCamera('top')
  store.edit({ terrain: { quantity: 'gradient-norm' } }, 'height')
  store.edit({ terrain: { quantity: 'metric' } }, 'height')
  await tour.openLecture('xor')
  expect(study.shown.value.view.camera).toBeUndefined()
  expect(homes).toBe(1)
  expect(store.ghost).toBeUndefined()
  await tour.openLecture('himmelblau')
  expect(homes, 'the camera is there already').toBe(1)
  await store.whenIdle()
})

test('the main stage is called by what it shows now', async () => {
  await fetchLecture('what-linear-costs')
  const lecture = lectureOf('what-linear-costs')
  const store = new Store(() => Promise.resolve(new OracleEngine()), experimentOf(lecture, 1), 3)
  const study = new Study(store)
  const tour = new Tour(
    () => study,
    { lecture, step: 1, apart: false },
    () => undefined,
  )
  expect(tour.stageName).toBe('2-2-1')
  store.edit({ model: { widths: [2, 3, 1] } }, 'width')
  expect(tour.stageName).toBe('2-3-1')
  study.dispose()
})
