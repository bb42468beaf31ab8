import { expect, test } from 'vitest'
import { requestDevice } from '../../../../src/engine/backend/device.ts'

test('a host that does not say whether it is secure, such as Deno or Node, counts as secure', async () => {
  expect('isSecureContext' in globalThis).toBe(false)
  expect(await requestDevice()).toEqual({ reason: expect.stringContaining('has no WebGPU') })
})
