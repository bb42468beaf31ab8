import { inputs, origin, resolution, sampleCount, targets, u, v, weightCount } from '../work/work.ts'
import terrainCode from './naive-terrain.wgsl'
import trainCode from './naive-train.wgsl'

const usage = () => GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC

function upload(device: GPUDevice, data: Float32Array<ArrayBuffer>): GPUBuffer {
  const buffer = device.createBuffer({ size: data.byteLength, usage: usage() })
  device.queue.writeBuffer(buffer, 0, data)
  return buffer
}

async function prepare(
  device: GPUDevice,
  code: string,
  buffers: GPUBuffer[],
  groups: number,
): Promise<() => Promise<void>> {
  const module = device.createShaderModule({ code })
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } })
  const bindings = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  })
  return async () => {
    const encoder = device.createCommandEncoder()
    const pass = encoder.beginComputePass()
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, bindings)
    pass.dispatchWorkgroups(groups)
    pass.end()
    device.queue.submit([encoder.finish()])
    await device.queue.onSubmittedWorkDone()
  }
}

/** Work A by a naive fused kernel, whose pipeline is compiled before the first call. */
export function naiveTerrain(device: GPUDevice): Promise<() => Promise<void>> {
  const quads = new Float32Array(sampleCount * 2)
  for (let n = 0; n < sampleCount; n++)
    for (let d = 0; d < 2; d++) quads[(n >> 2) * 8 + d * 4 + (n & 3)] = inputs[2 * n + d]!
  const values = device.createBuffer({ size: 4 * resolution ** 2, usage: usage() })
  const buffers = [...[origin, u, v, quads, targets].map((data) => upload(device, data)), values]
  return prepare(device, terrainCode, buffers, Math.ceil(resolution ** 2 / 64))
}

/** Steps in one dispatch of the naive training kernel. */
export const naiveSteps = 20

/** Work B by a naive fused kernel, with `networks` at once and 20 steps per dispatch. */
export function naiveTraining(device: GPUDevice, networks: number): Promise<() => Promise<void>> {
  const weights = new Float32Array(networks * weightCount)
  for (let k = 0; k < networks; k++) weights.set(origin, k * weightCount)
  const kept = device.createBuffer({ size: 4 * networks * sampleCount * 66, usage: usage() })
  const buffers = [...[weights, inputs, targets].map((data) => upload(device, data)), kept]
  return prepare(device, trainCode, buffers, networks)
}
