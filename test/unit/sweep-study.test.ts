import { effect, untracked } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { experimentOf, fetchLecture, lectureOf } from '../../src/landscape/opening/lecture.ts'
import { SweepStudy } from '../../src/app/sweep-study.ts'
import { Store } from '../../src/store/store.ts'
import { powerLawOf } from '../../src/experiment/sweep/statistics.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

await fetchLecture('two-weights')
const flagship = lectureOf('two-weights')
const at = flagship.steps.findIndex(({ sweep }) => sweep)
const { sweep } = flagship.steps[at]!

async function opened() {
  const store = new Store(() => Promise.resolve(new OracleEngine()), experimentOf(flagship, at), 9)
  const study = new SweepStudy(() => undefined)
  effect(() => {
    void [store.experiment, store.engine, store.runs, store.idle]
    untracked(() => study.update(store, sweep))
  })
  study.update(store, sweep)
  await store.whenIdle()
  return { store, study }
}

const finished = (study: SweepStudy) => expect.poll(() => [study.done, study.running]).toEqual([6, false])

test('the sweep of a step is computed once the store rests, and anew from a moved start', async () => {
  const { store, study } = await opened()
  study.update(store, sweep)
  await finished(study)
  expect(powerLawOf(study.points)!.slope).toBeCloseTo(1.018, 2)
  const before = study.points
  store.edit({ view: { height: 'linear' } }, 'height')
  await store.whenIdle()
  expect([study.stale, study.points]).toEqual([false, before])
  store.edit({ starts: [{ kind: 'weights', values: [0.5, 1] }] }, 'start', true)
  expect([study.stale, study.running]).toEqual([true, false])
  await store.whenIdle()
  expect(study.done).toBe(0)
  store.edit({ starts: [{ kind: 'weights', values: [0.6, 1] }] }, 'start')
  await store.whenIdle()
  study.update(store, sweep)
  await finished(study)
  expect(study.stale).toBe(false)
  expect(study.points).not.toEqual(before)
})

test('a stopped sweep stays where it is until it is started', async () => {
  const { store, study } = await opened()
  study.stop()
  await expect.poll(() => study.running).toBe(false)
  study.update(store, sweep)
  expect([study.running, study.done < study.total]).toEqual([false, true])
  study.start()
  await finished(study)
})

test('what cannot be swept is said', async () => {
  const { store, study } = await opened()
  store.edit({ starts: [{ kind: 'weights', values: [-2, 2] }] }, 'start')
  await store.whenIdle()
  study.update(store, sweep)
  await expect.poll(() => study.problem).toMatch(/reaches no minimum/)
  expect(study.running).toBe(false)
})
