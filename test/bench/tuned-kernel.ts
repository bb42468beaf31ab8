import { IdleTime } from '../../src/engine/backend/idle-time.ts'
import { packSamples } from '../../src/engine/kernels/samples.ts'
import { formDevice, networkForms, type TerrainForm } from '../../src/engine/kernels/terrain-form.ts'
import { TerrainKernel } from '../../src/engine/kernels/terrain.ts'
import { Tune } from '../../src/engine/kernels/tune.ts'
import type { TerrainRequest } from '../../src/engine/paths.ts'

/** A kernel that has found the fastest form for a network in idle time, as a page has soon after its first picture. */
export async function tunedKernel(device: GPUDevice, request: TerrainRequest): Promise<TerrainKernel> {
  const { model } = request.problem
  const store = new Map<string, string>()
  const idle = new IdleTime()
  const tune = new Tune<TerrainForm>(idle, store, 'the adapter')
  const kernel = new TerrainKernel(device, formDevice(device), { tune })
  await kernel.run(request)
  const forms =
    model.kind === 'function'
      ? []
      : networkForms(
          model.layout,
          request.metric,
          packSamples(model.data, request.metric),
          formDevice(device),
        )
  while (forms.length > 1 && store.size === 0) await new Promise((resolve) => setTimeout(resolve, 100))
  await kernel.run(request)
  idle.dispose()
  return kernel
}
