import { signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { kernelPair } from '../../../../src/analyses/measures/kernel-pair.ts'
import { shownPoint } from '../../../../src/analyses/shown-point.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { dot } from '../../../../src/math/linear-algebra/vector.ts'
import { kernelTiles } from '../../../../src/view/learned/kernel.ts'
import { product, twins } from '../../../support/experiments.ts'
import { openedStore } from '../../../support/opened-store.ts'
import { unowned } from '../../../support/unowned.ts'

async function opened(input: TrainingInput) {
  const { engine, store, selection } = await openedStore(input, 60)
  const [chosen, wanted] = [signal(0), signal(false)]
  const study = kernelPair(
    unowned,
    store,
    () => shownPoint(store, selection, chosen.value),
    () => wanted.value,
  )
  const at = async (step: number) => {
    selection.playback.seek(step)
    await study.whenIdle()
    return study.value.value!
  }
  return { engine, store, study, chosen, wanted, at }
}

test('the kernel of w₂ w₁ x is (w₁² + w₂²) x², now and at w₀, and reports how far it has changed', async () => {
  const { wanted, store, at } = await opened(product)
  wanted.value = true
  const pair = await at(5)
  const [a, b] = store.runs[0]!.weights(5)
  const now = a! ** 2 + b! ** 2
  expect([...pair.first]).toEqual([5])
  expect(pair.now[0]).toBeCloseTo(now, 12)
  expect(pair.change).toBeCloseTo(Math.abs(now - 5) / 5, 12)
  expect((await at(0)).change).toBe(0)
})

test('the kernel is J Jᵀ by central differences of the outputs; that of a linearised run stays the same', async () => {
  const { wanted, store, chosen, at } = await opened(twins)
  wanted.value = true
  const pair = await at(60)
  const { runs } = store
  const experiment = store.training!
  const weights = Float64Array.from(runs[0]!.weights(runs[0]!.steps.length - 1))
  const outputs = (w: Float64Array) => oracle.measure(experiment, w, 'outputs').values
  const h = 1e-5
  const columns = Array.from(weights, (w, k) => {
    const [up, down] = [outputs(weights.with(k, w + h)), outputs(weights.with(k, w - h))]
    return up.map((value, n) => (value - down[n]!) / (2 * h))
  })
  const row = (n: number) => Float64Array.from(columns, (column) => column[n]!)
  for (const [n, m] of [
    [0, 0],
    [3, 17],
    [39, 8],
  ] as const)
    // prettier-ignore
    expect(pair.now[n * 40 + m]).toBeCloseTo(dot(row(n), row(m)), 6)
  expect(pair.change).toBeCloseTo(oracle.measure(experiment, weights, 'kernel-change').values[0]!, 6)
  expect(pair.change).toBeGreaterThan(0.01)
  chosen.value = 1
  expect((await at(60)).change).toBe(0)
})

test('the kernel is not computed while nobody looks, and at w₀ only once per run', async () => {
  const { engine, wanted, study, at } = await opened(twins)
  const measure = vi.spyOn(engine, 'measure')
  await study.whenIdle()
  expect(measure).not.toHaveBeenCalled()
  wanted.value = true
  await at(10)
  await at(20)
  expect(measure).toHaveBeenCalledTimes(3)
})

test('the kernel is drawn for the first 64 rows, with the difference magnified by a power of ten that keeps it on the same scale', () => {
  const rows = 70
  const first = Float64Array.from({ length: rows ** 2 }, (_, k) => Math.floor(k / rows) - (k % rows))
  const now = first.map((entry) => entry + 2)
  const { tiles, most } = kernelTiles({ first, now, rows, change: 1, point: {} as never })
  expect(tiles.map(({ label, rows: count }) => [label, count])).toEqual([
    ['at w₀', 64],
    ['now', 64],
    ['10 × Δ', 64],
  ])
  expect(tiles[0]!.entries[64]).toBe(1)
  expect([...new Set(Array.from(tiles[2]!.entries))]).toEqual([20])
  expect(most).toBe(65)
  const pair = { first, rows, change: 0, point: {} as never }
  expect(kernelTiles({ ...pair, now: first }).tiles[2]!.label, 'nothing is not magnified').toBe('change')
  const opposite = kernelTiles({ ...pair, now: first.map((entry) => -entry) })
  expect(opposite.tiles[2]!.label).toBe('change')
  expect(opposite.most, 'a difference larger than both').toBe(126)
})
