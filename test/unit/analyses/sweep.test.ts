import { expect, test } from 'vitest'
import { experimentOf, fetchLecture, lectureOf } from '../../../src/study/lecture/lecture.ts'
import { sweep as sweepOf, type SweepAnalysis } from '../../../src/analyses/sweep.ts'
import { Store } from '../../../src/store/store.ts'
import { powerLawOf } from '../../../src/theory/sweep/statistics.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { product } from '../../support/experiments.ts'
import { openedStore } from '../../support/opened-store.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

await fetchLecture('two-weights')
const flagship = lectureOf('two-weights')
const at = flagship.steps.findIndex(({ sweep }) => sweep)
const { sweep } = flagship.steps[at]!

async function opened(plan = sweep) {
  const store = new Store(() => Promise.resolve(new OracleEngine()), experimentOf(flagship, at), 9)
  const swept = sweepOf(unowned, store, () => plan)
  await store.whenIdle()
  return { store, swept }
}

const finished = ({ done, study }: SweepAnalysis) =>
  expect.poll(() => [done.value, study.busy.value], { timeout: 20_000 }).toEqual([6, false])

test('the sweep of a step is computed once the store is idle, and again from a moved start', async () => {
  const { store, swept } = await opened()
  const { study, points, done } = swept
  await finished(swept)
  expect(powerLawOf(points.value)!.slope).toBeCloseTo(1.018, 2)
  const before = points.value
  store.edit({ view: { height: 'linear' } }, 'height')
  await store.whenIdle()
  expect([study.stale.value, points.value]).toEqual([false, before])
  store.edit({ starts: [{ kind: 'weights', values: [0.5, 1] }] }, 'start', true)
  expect([study.stale.value, study.busy.value]).toEqual([true, false])
  await store.whenIdle()
  expect([done.value, points.value], 'the points before stay, stale').toEqual([0, before])
  store.edit({ starts: [{ kind: 'weights', values: [0.6, 1] }] }, 'start')
  await store.whenIdle()
  await finished(swept)
  expect(study.stale.value).toBe(false)
  expect(points.value).not.toEqual(before)
})

test('a stopped sweep stays where it is until it is started', async () => {
  const { swept } = await opened()
  const { study, done, total } = swept
  study.cancel()
  await study.whenIdle()
  expect([study.busy.value, done.value < total.value]).toEqual([false, true])
  study.run()
  await finished(swept)
})

test('a sweep that waits for a request is computed then, and waits again once w₀ was moved', async () => {
  const { store, swept } = await opened({ ...sweep!, asked: true })
  const { study, done, total } = swept
  expect([study.busy.value, done.value, total.value]).toEqual([false, 0, 6])
  swept.run()
  await finished(swept)
  store.edit({ starts: [{ kind: 'weights', values: [0.6, 1] }] }, 'start')
  await store.whenIdle()
  await study.whenIdle()
  expect([study.stale.value, done.value]).toEqual([true, 0])
})

test('an impossible sweep is reported', async () => {
  const { store, swept } = await opened()
  store.edit({ starts: [{ kind: 'weights', values: [-2, 2] }] }, 'start')
  await store.whenIdle()
  await expect.poll(() => swept.problem.value).toMatch(/reaches no minimum/)
  expect(swept.study.busy.value).toBe(false)
})

test('a sweep stays as it is while the plane of an earlier run is kept', async () => {
  const rate = (learningRate: number) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 40 }] })
  const ends: TrainingInput = { ...product, plane: { kind: 'random', normalization: 'none', origin: 'end' } }
  const plan = {
    label: 'rate',
    values: [0.1, 0.3],
    experiments: [rate(0.1), rate(0.3)],
    quantities: [{ quantity: 'final-loss', label: 'loss' }],
  }
  const { store } = await openedStore(ends, 40)
  const { key, study } = sweepOf(unowned, store, () => plan)
  const before = key.value
  store.edit(rate(0.3), 'rate')
  await store.whenIdle()
  expect(store.heldPlane).toBeDefined()
  expect([key.value, key.value === ''], 'the swept experiments have planes of their own').toEqual([
    before,
    false,
  ])
  study.dispose()
})
