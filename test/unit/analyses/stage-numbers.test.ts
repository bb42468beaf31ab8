import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { stageNumbers } from '../../../src/analyses/stage-numbers.ts'
import type { StageNumber } from '../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { moons, onFunction } from '../../support/experiments.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

const none = () => undefined

async function numbersOf(first: readonly StageNumber[]) {
  const requested = signal(first)
  const store = new Store(() => Promise.resolve(new OracleEngine()), moons, 5)
  const numbers = stageNumbers(unowned, store, () => requested.value, none)
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
  const numbers = stageNumbers(unowned, store, () => (shown.value ? asks : undefined), none)
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

test('dips of a stored surface are found at once, and counted on the experiment’s own once it is complete', async () => {
  const himmelblau = onFunction({ id: 'himmelblau' })
  const zoomed = { ...himmelblau, plane: { ...himmelblau.plane, extent: { a: [2, 4], b: [1, 3] } } }
  const other = new Store(() => Promise.resolve(new OracleEngine()), parseTraining(zoomed), 65)
  await other.whenIdle()
  const surface = signal(other.terrain)
  const asks: StageNumber[] = [{ quantity: 'minima', label: 'dips' }]
  const store = new Store(() => Promise.resolve(new OracleEngine()), himmelblau, 65)
  const numbers = stageNumbers(
    unowned,
    store,
    () => asks,
    () => surface.value,
  )
  await expect.poll(() => numbers.dips.value, { timeout: 20_000 }).toHaveLength(1)
  expect(numbers.shown.value[0]?.value).toBe('…')
  const [[a, b] = [NaN, NaN]] = numbers.dips.value
  expect(Math.hypot(a - 3, b - 2), 'within a step of the grid').toBeLessThan(Math.SQRT2 * (2 / 64))
  await store.whenIdle()
  surface.value = undefined
  await numbers.values.whenIdle()
  expect(numbers.shown.value[0]?.value).toBe('4')
  const { a: across, b: up } = store.terrain!.extent
  const [stepA, stepB] = [(across[1] - across[0]) / 64, (up[1] - up[0]) / 64]
  for (const [x, y] of [
    [3, 2],
    [-2.805118, 3.131312],
    [-3.77931, -3.283186],
    [3.584428, -1.848126],
  ] as const)
    expect(
      numbers.dips.value.filter(([p, q]) => Math.abs(p - x) <= stepA && Math.abs(q - y) <= stepB),
    ).toHaveLength(1)
})
