import { expect, test } from 'vitest'
import { OwnedAnalyses } from '../../../../src/store/owned-analyses.ts'
import { theory } from '../../../../src/view/predictions/theory.ts'
import { unowned } from '../../../support/unowned.ts'

test('the predictor loads once there is a picture, and earlier requests wait for it', async () => {
  const formulas = theory(unowned)
  let told = -1
  formulas.loading.value.subscribe(() => told++)
  await formulas.whenIdle()
  expect(formulas.predict).toBeUndefined()
  let idle = false
  const waiting = formulas.whenIdle().then(() => (idle = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([idle, told, formulas.predict]).toEqual([false, 0, undefined])
  formulas.begin()
  await waiting
  expect(formulas.predict).toBeTypeOf('function')
  formulas.begin()
  expect([told, formulas.loading.error.value]).toEqual([1, []])
})

test('waiting requests end if there will be no picture, and nothing is loaded any more', async () => {
  const owner = new OwnedAnalyses(() => undefined)
  const formulas = theory(owner)
  expect(formulas.predict).toBeUndefined()
  const waiting = formulas.whenIdle()
  formulas.dispose()
  owner.dispose()
  await waiting
  expect(formulas.predict).toBeUndefined()
})
