import extentCode from '../../../shaders/compute/extent.wgsl'
import type { PipelineCache } from './pipelines.ts'

/** Values with the extent of the finite ones. */
export interface ReadField {
  readonly values: Float32Array
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

const words = new DataView(new ArrayBuffer(4))

/** The float32 whose key (extent.wgsl) this is. */
function numberOf(key: number): number {
  words.setUint32(0, key >= 0x80000000 ? key ^ 0x80000000 : ~key)
  return words.getFloat32(0)
}

/** What `readField` runs, compiled once. */
export const extentPipeline = (pipelines: PipelineCache): Promise<GPUComputePipeline> =>
  pipelines.get('extent', extentCode, 'auto')

/**
 * Reduces `values` (float32, STORAGE and COPY_SRC) to its extent on the device and reads both back in one copy.
 * min and max are NaN where no value is finite. The two buffers that it needs are its own, and destroyed.
 */
export async function readField(
  device: GPUDevice,
  pipelines: PipelineCache,
  values: GPUBuffer,
): Promise<ReadField> {
  const pipeline = await extentPipeline(pipelines)
  const usage = GPUBufferUsage
  const size = values.size
  const extent = device.createBuffer({
    label: 'extent',
    size: 12,
    usage: usage.STORAGE | usage.COPY_DST | usage.COPY_SRC,
  })
  const copy = device.createBuffer({
    label: 'terrain read-back',
    size: size + 12,
    usage: usage.COPY_DST | usage.MAP_READ,
  })
  try {
    device.queue.writeBuffer(extent, 0, new Uint32Array([0xffffffff, 0, 0]))
    const encoder = device.createCommandEncoder({ label: 'extent' })
    const pass = encoder.beginComputePass({ label: 'extent' })
    pass.setPipeline(pipeline)
    const entries = [values, extent].map((buffer, binding) => ({ binding, resource: { buffer } }))
    pass.setBindGroup(
      0,
      device.createBindGroup({ label: 'extent', layout: pipeline.getBindGroupLayout(0), entries }),
    )
    pass.dispatchWorkgroups(Math.min(64, Math.ceil(size / 256)))
    pass.end()
    encoder.copyBufferToBuffer(values, 0, copy, 0, size)
    encoder.copyBufferToBuffer(extent, 0, copy, size, 12)
    device.queue.submit([encoder.finish()])
    await copy.mapAsync(GPUMapMode.READ)
    const bytes = copy.getMappedRange().slice(0)
    const [least = 0, greatest = 0, lost = 0] = new Uint32Array(bytes, size, 3)
    return {
      values: new Float32Array(bytes, 0, size / 4),
      min: numberOf(least),
      max: numberOf(greatest),
      nonFinite: lost,
    }
  } finally {
    extent.destroy()
    copy.destroy()
  }
}
