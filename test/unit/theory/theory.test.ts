import { expect, test } from 'vitest'
import { Theory } from '../../../src/app/theory.ts'

test('what predicts comes once there is a picture, and whoever asked before waits for it', async () => {
  const theory = new Theory()
  let told = 0
  theory.addEventListener('change', () => told++)
  await theory.whenIdle()
  expect(theory.predict).toBeUndefined()
  let idle = false
  const waiting = theory.whenIdle().then(() => (idle = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([idle, told, theory.predict]).toEqual([false, 0, undefined])
  theory.begin()
  await waiting
  expect(theory.predict).toBeTypeOf('function')
  theory.begin()
  expect([told, theory.issues]).toEqual([1, []])
})
