import { expect, test } from 'vitest'
import { DeviceLostError } from '../../../src/engine/backend/device-lost.ts'
import { Study } from '../../../src/study/study.ts'
import { SharedAnalyses } from '../../../src/pictures/shared-analyses.ts'
import { Store } from '../../../src/store/store.ts'
import { twins } from '../../support/experiments.ts'
import { placeOf } from '../../support/place.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

/** A study whose losses and spectrum are computed. */
async function opened(engine: OracleEngine) {
  const study = new Study(new Store(() => Promise.resolve(engine), twins, 3))
  const { experiment } = study.store
  study.show({ experiment, place: placeOf({ chart: 'sharpness' }) }, 'a step', 'back')
  const analyses = new SharedAnalyses(study)
  analyses.measures.seen.value = true
  const { curves, measures } = analyses
  const rest = async () => {
    await study.whenIdle()
    await curves.curves.whenIdle()
    await measures.spectrum.whenIdle()
  }
  await rest()
  return { study, analyses, shown: [curves.curves, measures.spectrum], rest }
}

test('what panels and measures could not compute is computed once the lost device is asked for again', async () => {
  const engine = new OracleEngine()
  const lost = () => Promise.reject(new DeviceLostError('The graphics device was lost.', true))
  const { measure } = engine
  engine.measure = lost
  const { study, analyses, shown, rest } = await opened(engine)
  const state = () => shown.map(({ value, error }) => [value.value !== undefined, error.value.length])
  expect(state()).toEqual([
    [false, 1],
    [false, 1],
  ])
  engine.measure = measure.bind(engine)
  study.retryDevice()
  await rest()
  expect(state()).toEqual([
    [true, 0],
    [true, 0],
  ])
  analyses.dispose()
  study.dispose()
})
