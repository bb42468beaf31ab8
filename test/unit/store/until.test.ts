import { getEventListeners } from 'node:events'
import { signal } from '@preact/signals-core'
import { expect, it } from 'vitest'
import { until } from '../../../src/store/until.ts'

it('until resolves when the condition holds, at once or after a change, and stops listening', async () => {
  const { signal: stop } = new AbortController()
  const ready = signal(false)
  await until(() => true, stop)
  const wait = until(() => ready.value, stop)
  expect(getEventListeners(stop, 'abort')).toHaveLength(1)
  ready.value = true
  await wait
  expect(getEventListeners(stop, 'abort')).toHaveLength(0)
})

it('until rejects with the reason of the signal, before or while it waits, and with what the condition throws', async () => {
  const controller = new AbortController()
  const reason = new Error('no more')
  const broken = signal(false)
  let asked = 0
  const wait = until(() => broken.value && asked++ > 0, controller.signal)
  controller.abort(reason)
  await expect(wait).rejects.toBe(reason)
  broken.value = true
  expect(asked, 'the condition is not asked again').toBe(0)
  await expect(until(() => true, controller.signal)).rejects.toBe(reason)
  const fault = new Error('fault')
  await expect(
    until(() => {
      throw fault
    }),
  ).rejects.toBe(fault)
})
