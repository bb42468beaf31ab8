import { afterAll } from 'vitest'
import { requestDevice, type SharedDevice } from '../../src/engine/backend/device.ts'

/** A device for the tests of one file, destroyed after them; throws where the browser offers none. */
export async function testDevice(): Promise<SharedDevice> {
  const found = await requestDevice()
  if ('reason' in found) throw new Error(found.reason)
  afterAll(() => {
    found.device.destroy()
  })
  return found
}
