import { loadError } from '../../experiment/spec/values/load-error.ts'
import { requestDeviceEarly } from '../../engine/backend/device.ts'
import type { Engine } from '../../engine/types.ts'
import { savedVariants } from './saved-variants.ts'

requestDeviceEarly()
const code = import('../../engine/engine.ts')
// Whoever opens an engine says that its code is missing, and may come later than that is known.
code.catch(() => undefined)

/** The page's engine: WebGPU where there is one, and what there is elsewhere. It loads and asks for its device with the page. */
export async function openEngine(): Promise<Engine> {
  const { createEngine } = await code.catch(() => {
    throw new Error(loadError('the engine that computes the surface and the runs'))
  })
  return await createEngine({ tuned: savedVariants() })
}
