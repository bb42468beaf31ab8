import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { stageNumbers } from '../../../src/analyses/stage-numbers.ts'
import type { StageNumber } from '../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { moons, onFunction } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

async function numbersOf(first: readonly StageNumber[]) {
  const requested = signal(first)
  const store = new Store(() => Promise.resolve(new OracleEngine()), moons, 5)
  const numbers = stageNumbers(unowned, store, () => requested.value)
  const early = numbers.shown.value
  await store.whenIdle()
  await numbers.values.whenIdle()
  return { store, numbers, early, requested }
}

const asked = [
  { quantity: 'final-loss', label: 'loss' },
  { quantity: 'ending-minimum', label: 'minimum' },
]

test('each is shown once the store is idle; one that does not apply is a dash', async () => {
  const { store, numbers, early } = await numbersOf(asked)
  expect(early.map(({ value }) => value)).toEqual(['…', '…'])
  const loss = store.runs[0]!.loss.at(-1)!
  expect(numbers.shown.value).toEqual([
    { label: 'loss', value: String(Number(loss.toPrecision(3))) },
    { label: 'minimum', value: '–' },
  ])
})

test('they follow the runs, and never show a number of earlier runs', async () => {
  const { store, numbers, requested } = await numbersOf(asked)
  const before = numbers.shown.value[0]!.value
  store.edit({ seed: 9 }, 'seed')
  await store.whenIdle()
  await numbers.values.whenIdle()
  const after = store.runs[0]!.loss.at(-1)!
  expect(numbers.shown.value[0]!.value).toBe(String(Number(after.toPrecision(3))))
  expect(numbers.shown.value[0]!.value).not.toBe(before)
  requested.value = []
  expect(numbers.shown.value).toEqual([])
})

test('a number of the surface is counted on the current one, and names its grid', async () => {
  const engine = new OracleEngine()
  const asks: StageNumber[] = [
    { quantity: 'minima', label: 'dips' },
    { quantity: 'minima', label: 'dips', arguments: { resolution: 17 } },
    { quantity: 'final-loss', label: 'loss' },
  ]
  const shown = signal(true)
  const store = new Store(() => Promise.resolve(engine), onFunction({ id: 'himmelblau' }), 33)
  const numbers = stageNumbers(unowned, store, () => (shown.value ? asks : undefined))
  await store.whenIdle()
  const { length } = engine.asked
  await numbers.values.whenIdle()
  expect(numbers.shown.value).toMatchObject([
    { value: '4', grid: '33 × 33 points' },
    { grid: '17 × 17 points' },
    { label: 'loss' },
  ])
  expect(numbers.shown.value[2]).not.toHaveProperty('grid')
  expect(engine.asked, 'nothing is computed for it').toHaveLength(length)
  store.edit({ plane: { extent: { a: [2, 4], b: [1, 3] } } }, 'zoom')
  await store.whenIdle()
  await numbers.values.whenIdle()
  expect(numbers.shown.value[0], 'it follows the surface').toMatchObject({ value: '1' })
})
