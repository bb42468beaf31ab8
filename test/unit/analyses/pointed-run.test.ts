import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { pointedRuns } from '../../../src/analyses/pointed-run.ts'
import type { Sweep } from '../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { ghostSeries } from '../../../src/view/lit.ts'
import { product } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

const rules: Sweep = {
  label: 'rule',
  values: [1, 2],
  words: { 1: 'Adam', 2: 'SGD' },
  experiments: ['adam', 'sgd'].map((id) => ({ algorithms: [{ id, learningRate: 0.1, steps: 3 }] })),
  quantities: [{ quantity: 'final-loss', label: 'loss' }],
}

test('the runs at a point of a sweep are trained while it is pointed at, and named with the value as the sweep writes it', async () => {
  const store = new Store(() => Promise.resolve(new OracleEngine()), product, 3)
  const pointed = signal<number | undefined>(undefined)
  const runs = pointedRuns(
    unowned,
    store,
    () => rules,
    () => pointed.value,
  )
  await store.whenIdle()
  expect(runs.value).toBeUndefined()
  pointed.value = 2
  await expect.poll(() => runs.value?.value).toBe(2)
  expect(runs.value?.experiment.algorithms).toMatchObject([{ id: 'sgd' }])
  expect(ghostSeries(runs.value, 'sweep/2', 'light').map(({ label }) => label)).toEqual([
    expect.stringMatching(/ at SGD$/),
  ])
  pointed.value = undefined
  await expect.poll(() => runs.value).toBeUndefined()
})
