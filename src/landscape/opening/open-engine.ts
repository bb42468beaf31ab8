import { loadError } from '../../experiment/spec/values/load-error.ts'
import { requestDeviceEarly } from '../../engine/backend/device.ts'
import type { Engine } from '../../engine/types.ts'
import { savedVariants } from './saved-variants.ts'

requestDeviceEarly()
const code = import('../../engine/engine.ts')
// Callers of `openEngine` report a missing engine, possibly later than the load fails.
code.catch(() => undefined)

/**
 * Opens the page's engine, on WebGPU if available. It starts loading, and requests its device, with the page.
 */
export async function openEngine(): Promise<Engine> {
  const { createEngine } = await code.catch(() => {
    throw new Error(loadError('the engine, which computes surfaces and runs'))
  })
  return await createEngine({ tuned: savedVariants() })
}
