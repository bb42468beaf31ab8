import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { stageNumbers } from '../../../src/analyses/stage-numbers.ts'
import type { StageNumber } from '../../../src/scenarios/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { moons } from '../../support/experiments.ts'
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

test('each is shown once the store rests; what does not apply is a dash', async () => {
  const { store, numbers, early } = await numbersOf(asked)
  expect(early.map(({ value }) => value)).toEqual(['…', '…'])
  const loss = store.runs[0]!.loss.at(-1)!
  expect(numbers.shown.value).toEqual([
    { label: 'loss', value: String(Number(loss.toPrecision(3))) },
    { label: 'minimum', value: '–' },
  ])
})

test('they follow the runs, and a number of runs before is never shown', async () => {
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
