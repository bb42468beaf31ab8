import { expect, test } from 'vitest'
import { theory } from '../../../../src/view/predictions/theory.ts'

test('what predicts comes once there is a picture, and whoever asked before waits for it', async () => {
  const formulas = theory()
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
