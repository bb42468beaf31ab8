import { expect, test } from 'vitest'
import { makeSamples } from '../../../src/experiment/data/lazy-dataset.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { areSamplesAtHand } from '../../../src/experiment/samples-at-hand.ts'
import { Study } from '../../../src/study/study.ts'
import { finish } from '../../../src/math/work.ts'
import { Store } from '../../../src/store/store.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

test('predictions wait for samples that take longer than a frame to generate', async () => {
  const plane = { kind: 'random', normalization: 'filter' } as const
  const store = new Store(
    () => Promise.resolve(new OracleEngine()),
    { ...moons, metric: { loss: 'squared' }, plane },
    3,
  )
  const study = new Study(store)
  study.theory.begin()
  await study.whenIdle()
  expect(study.predictions.value.card.length).toBeGreaterThan(0)
  store.edit({ data: { size: 40_000 } }, 'samples')
  expect(store.idle).toBe(false)
  expect(study.predictions.value.card).toEqual([])
  const experiment = store.training!
  store.cancel()
  study.dispose()
  expect(areSamplesAtHand(experiment)).toBe(false)
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'network') finish(makeSamples(model.data))
  expect(areSamplesAtHand(experiment)).toBe(true)
})
