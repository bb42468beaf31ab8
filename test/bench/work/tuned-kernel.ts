import { IdleTime } from '../../../src/engine/backend/idle-time.ts'
import { Autotune } from '../../../src/engine/kernels/autotune/autotune.ts'
import { TunedTerrain } from '../../../src/engine/kernels/autotune/tuned-terrain.ts'
import { TerrainKernel } from '../../../src/engine/kernels/terrain/terrain-kernel.ts'
import type { TerrainVariant } from '../../../src/engine/kernels/terrain/program.ts'
import type { TerrainRequest } from '../../../src/engine/path.ts'

/**
 * A kernel that has found a network's fastest variant in idle time, as a page does soon after its first
 * picture.
 */
export async function tunedKernel(device: GPUDevice, request: TerrainRequest): Promise<TunedTerrain> {
  const store = new Map<string, string>()
  const idle = new IdleTime()
  const kernel = new TerrainKernel(device)
  const tuned = new TunedTerrain(kernel, new Autotune<TerrainVariant>(idle, store, 'the adapter'))
  await tuned.run(request)
  const several = kernel.variants(request).length > 1
  while (several && store.size === 0) await new Promise((resolve) => setTimeout(resolve, 100))
  await tuned.run(request)
  idle.dispose()
  return tuned
}
