import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { pointNumbers } from '../../../../src/analyses/measures/point-numbers.ts'
import { shownPoint } from '../../../../src/analyses/shown-point.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { Schedule } from '../../../../src/experiment/spec/schedule.ts'
import { moons, product, twins } from '../../../support/experiments.ts'
import { openedStore } from '../../../support/opened-store.ts'
import { unowned } from '../../../support/unowned.ts'

async function opened(input: TrainingInput) {
  const { engine, store, selection } = await openedStore(input, 60)
  const chosen = signal<number | undefined>()
  const { numbers, rows } = pointNumbers(
    unowned,
    store,
    () => shownPoint(store, selection, chosen.value),
    () => true,
  )
  const row = (id: string) => rows.value.find((one) => one.id === id)?.values
  return { engine, store, playback: selection.playback, numbers, chosen, row, run: store.runs[0]! }
}

test("every number of a classifier equals the oracle's, at w₀ and at the current step", async () => {
  const { playback, numbers, row, run } = await opened(moons)
  playback.seek(30)
  await numbers.whenIdle()
  expect(numbers.value.value?.point.step).toBe(30)
  const record = run.steps.indexOf(30)
  for (const [id, what, place] of [
    ['loss', 'metric', 0],
    ['gradient-norm', 'gradient-norm', 0],
    ['sharpness', 'sharpness', 0],
    ['movement', 'movement', 0],
    ['distance', 'movement', 1],
    ['margin', 'margin', 1],
    ['normalized-margin', 'margin', 0],
    ['kernel-change', 'kernel-change', 0],
    ['linearization-gap', 'linearization-gap', 0],
  ] as const) {
    const expected = [0, record].map(
      (at) => oracle.measure(moons, run.weights(at), what, { start: 0 }).values[place]!,
    )
    row(id)!.forEach((value, i) => expect(value, id).toBeCloseTo(expected[i]!, 6))
  }
  expect(row('effective-rank')).toBeUndefined()
  expect(row('stable'), 'no bound is known for Adam').toBeUndefined()
})

test('the numbers of a linearised run are its own, not those of the network at its weights', async () => {
  const { store, playback, numbers, chosen, row } = await opened(twins)
  const run = store.runs[1]!
  playback.seek(60)
  chosen.value = 1
  await numbers.whenIdle()
  const record = run.steps.indexOf(60)
  row('loss')!.forEach((value, i) => expect(value).toBeCloseTo(run.loss[[0, record][i]!]!, 6))
  const network = oracle.measure(twins, run.finalWeights, 'metric').values[0]!
  expect(Math.abs(network - run.loss[record]!)).toBeGreaterThan(1e-3)
  expect(row('kernel-change')).toEqual([0, 0])
  expect(row('linearization-gap')![1]).toBe(0)
  const [first, last] = row('sharpness')!
  expect(last! / first!, 'a square keeps its curvature').toBeCloseTo(1, 6)
  expect(row('normalized-margin'), 'there are no layers to divide by').toEqual([undefined, undefined])
})

test('a linear network has its rank, and gradient descent its 2/η next to the sharpness', async () => {
  const { numbers, row } = await opened(product)
  await numbers.whenIdle()
  expect(row('effective-rank')![0]).toBeCloseTo(1, 12)
  expect(row('stable')).toEqual([20, 20])
  expect(row('margin')).toBeUndefined()
})

test('2/η belongs to each column’s step if the rate changes', async () => {
  const schedule: Schedule = { kind: 'changes', at: [{ step: 10, learningRate: 0.05 }] }
  const { playback, numbers, row } = await opened({
    ...product,
    algorithms: [{ ...product.algorithms[0]!, schedule }],
  })
  for (const [step, expected] of [
    [9, 20],
    [10, 40],
  ] as const) {
    playback.seek(step)
    await numbers.whenIdle()
    expect(row('stable')).toEqual([20, expected])
  }
})

test('a number that cannot be measured leaves a blank, and the rest is shown', async () => {
  const wide: TrainingInput = {
    ...product,
    data: { kind: 'generated', id: 'sine', size: 2100 },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
  }
  const { numbers, row } = await opened(wide)
  await numbers.whenIdle()
  expect(row('kernel-change'), 'a kernel has at most 2,000 rows').toEqual([undefined, undefined])
  expect(row('linearization-gap')![0]).toBe(0)
})

test('another step updates all its numbers at once; the same step requests nothing', async () => {
  const { engine, store, playback, numbers, row } = await opened(product)
  await numbers.whenIdle()
  const before = row('loss')![1]
  const asked = engine.asked.length
  store.edit({ view: { height: 'linear' } }, 'height')
  await numbers.whenIdle()
  expect(engine.asked).toHaveLength(asked)
  playback.seek(40)
  expect(row('loss')![1]).toBe(before)
  await numbers.whenIdle()
  expect(row('loss')![1]).toBeLessThan(before!)
  expect(row('loss')![0], 'w₀ stays').toBe(before)
})
