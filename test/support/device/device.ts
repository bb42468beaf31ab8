import { afterAll } from 'vitest'
import { requestDevice, type SharedDevice } from '../../../src/engine/backend/device.ts'

/** A device that the caller destroys. Throws if the browser offers none. */
export async function openDevice(): Promise<SharedDevice> {
  const found = await requestDevice()
  if ('reason' in found) throw new Error(found.reason)
  return found
}

/** A device for the tests of one file, destroyed after them. Throws if the browser offers none. */
export async function testDevice(): Promise<SharedDevice> {
  const found = await openDevice()
  afterAll(() => {
    found.device.destroy()
  })
  return found
}

/** A device requested without options: default limits and no features. The caller destroys it. */
export async function plainDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter()
  if (!adapter) throw new Error('There is no adapter.')
  return adapter.requestDevice()
}
