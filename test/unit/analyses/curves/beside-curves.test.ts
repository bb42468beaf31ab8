import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { besideCurves } from '../../../../src/analyses/curves/beside-curves.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { Store } from '../../../../src/store/store.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

/** A store whose runs have this many steps. */
async function trained(steps: number) {
  const algorithms = [{ id: 'sgd', learningRate: 0.1, steps }]
  const store = new Store(
    () => Promise.resolve(new OracleEngine()),
    parseTraining({ ...moons, algorithms }),
    3,
  )
  await store.whenIdle()
  return { store }
}

test('each stage is measured along its own runs, as stages come and go', async () => {
  const [first, second] = [await trained(4), await trained(8)]
  const stages = signal([first])
  const beside = besideCurves(stages, () => 'distance')
  const ends = () => beside.curves.value.map(([curve]) => curve?.steps.at(-1))
  await expect.poll(ends).toEqual([4])
  stages.value = [second, first]
  await expect.poll(ends).toEqual([8, 4])
  stages.value = []
  expect(ends()).toEqual([])
  beside.dispose()
})
