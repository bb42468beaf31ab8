import { expect, test } from 'vitest'
import { parseProblem } from '../../../support/problem.ts'
import { drawnNumbers } from '../../../../src/pictures/histogram/drawn-numbers.ts'
import { drawNumbers } from '../../../../src/theory/draws/draws.ts'
import type { Patch } from '../../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../../src/store/store.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { product } from '../../../support/experiments.ts'
import { unowned } from '../../../support/unowned.ts'

const sorting = { version: 1, seed: 1, problem: { kind: 'procedure', id: 'quicksort', size: 10 } }
const plan = { quantity: 'comparisons', draws: 60 }

function drawn(experiment: unknown, wanted = plan) {
  const store = new Store(() => Promise.resolve(new OracleEngine()), experiment, 9)
  return { store, draws: drawnNumbers(unowned, store, () => wanted) }
}

const all = (draws: ReturnType<typeof drawnNumbers>) =>
  expect
    .poll(() => [draws.value.value?.numbers.length, draws.busy.value], { timeout: 20_000 })
    .toEqual([60, false])

test('the draws of a problem come in slices, below its distribution, and again for another problem', async () => {
  const { store, draws } = drawn(sorting)
  await all(draws)
  expect(draws.value.value?.numbers).toEqual([...drawNumbers(parseProblem(sorting), plan, 0, 60)])
  expect(draws.value.value?.law?.mean).toBeCloseTo(24.437302, 6)
  const worst: Patch = { problem: { pivot: 'first', input: 'sorted' } }
  store.edit(worst, 'input')
  expect(draws.stale.value).toBe(true)
  await all(draws)
  expect(new Set(draws.value.value?.numbers)).toEqual(new Set([45]))
  draws.dispose()
  store.dispose()
})

test('draws of a training belong to its seeds', async () => {
  const started = { ...product, starts: [{ kind: 'random', distribution: 'normal' }] }
  const wanted = { quantity: 'final-loss', draws: 3 }
  const { store, draws } = drawn(started, wanted)
  await store.whenIdle()
  await draws.whenIdle()
  expect(draws.error.value).toEqual([])
  expect(draws.value.value?.numbers).toHaveLength(3)
  expect(new Set(draws.value.value?.numbers).size).toBe(3)
  expect(draws.value.value?.law).toBeUndefined()
  draws.dispose()
  store.dispose()
})

test('an unknown number is reported', async () => {
  const { store, draws } = drawn(sorting, { quantity: 'swaps', draws: 1 })
  await expect
    .poll(() => draws.error.value.map(({ message }) => message))
    .toEqual(["there is no quantity called 'swaps'"])
  draws.dispose()
  store.dispose()
})
