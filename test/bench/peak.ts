import { terrainRequest } from '../support/terrain.ts'
import { mlpSpec } from '../support/network.ts'
import code from './peak.wgsl'
import { time, timing } from './statistics.ts'
import { tunedKernel } from './tuned-kernel.ts'

const turns = 2048
const threads = 64 * 512

/** Multiply-adds a second that the adapter reaches where nothing is read or written: the best of ten dispatches. */
export async function multiplyAddPeak(device: GPUDevice): Promise<number> {
  const buffer = device.createBuffer({ size: 16 * threads, usage: GPUBufferUsage.STORAGE })
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  })
  const entries = [{ binding: 0, resource: { buffer } }]
  const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries })
  const milliseconds = await time(async () => {
    const encoder = device.createCommandEncoder()
    const pass = encoder.beginComputePass()
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, group)
    pass.dispatchWorkgroups(threads / 64)
    pass.end()
    device.queue.submit([encoder.finish()])
    await device.queue.onSubmittedWorkDone()
  }, 10)
  buffer.destroy()
  return (threads * turns * 32 * 1000) / Math.min(...milliseconds)
}

/** Multiply-adds a second in the matrix products of a terrain of 33 x 33 points and 256 samples. */
export async function terrainRate(device: GPUDevice, widths: readonly number[]): Promise<number> {
  const request = terrainRequest({
    model: mlpSpec({ widths: [...widths] }),
    count: 256,
    resolution: [33, 33],
  })
  const kernel = await tunedKernel(device, request)
  const { median } = timing(await time(() => kernel.run(request), 5, 3))
  kernel.dispose()
  const products = widths.slice(1).reduce((sum, n, l) => sum + n * (widths[l] ?? 0), 0)
  return (33 * 33 * 256 * products * 1000) / median
}
