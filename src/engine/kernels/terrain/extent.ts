import extentCode from '../../../../shaders/compute/extent.wgsl'
import { BufferScope, resourceOf } from '../gpu/buffers.ts'
import type { PipelineCache } from '../gpu/pipelines.ts'

/** Values with the range of the finite ones. */
export interface ReadField {
  readonly values: Float32Array
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

const words = new DataView(new ArrayBuffer(4))

/** Returns the float32 with this key (extent.wgsl). */
function numberOf(key: number): number {
  words.setUint32(0, key >= 0x80000000 ? key ^ 0x80000000 : ~key)
  return words.getFloat32(0)
}

/** Returns the reduction that a reading runs, compiled once. */
export const extentPipeline = (pipelines: PipelineCache): Promise<GPUComputePipeline> =>
  pipelines.get('extent', { code: extentCode })

/**
 * Reduces `values` (float32, STORAGE and COPY_SRC) to their range on the device, and reads both back in one
 * copy, which may be submitted right after the values. min and max are NaN if no value is finite. It owns its
 * two buffers.
 */
export class FieldReading {
  readonly #device: GPUDevice
  readonly #pipeline: GPUComputePipeline
  readonly #values: GPUBuffer
  readonly #buffers: BufferScope
  readonly #extent: GPUBuffer
  readonly #copy: GPUBuffer
  #mapped: Promise<void> | undefined

  /** `pipeline` comes from extentPipeline. */
  constructor(device: GPUDevice, pipeline: GPUComputePipeline, values: GPUBuffer) {
    const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage
    const none = Uint32Array.of(0xffffffff, 0, 0).buffer
    this.#device = device
    this.#pipeline = pipeline
    this.#values = values
    this.#buffers = new BufferScope(device)
    this.#extent = this.#buffers.upload('extent', [none], { usage: STORAGE | COPY_SRC })
    this.#copy = this.#buffers.create('terrain read-back', values.size + 12, COPY_DST | MAP_READ)
  }

  /** Submits the reduction and the copy, once. */
  submit(): void {
    const { size } = this.#values
    const encoder = this.#device.createCommandEncoder({ label: 'extent' })
    const pass = encoder.beginComputePass({ label: 'extent' })
    pass.setPipeline(this.#pipeline)
    const entries = [this.#values, this.#extent].map((buffer, binding) => ({
      binding,
      resource: resourceOf(buffer),
    }))
    const layout = this.#pipeline.getBindGroupLayout(0)
    pass.setBindGroup(0, this.#device.createBindGroup({ label: 'extent', layout, entries }))
    pass.dispatchWorkgroups(Math.min(64, Math.ceil(size / 256)))
    pass.end()
    encoder.copyBufferToBuffer(this.#values, 0, this.#copy, 0, size)
    encoder.copyBufferToBuffer(this.#extent, 0, this.#copy, size, 12)
    this.#device.queue.submit([encoder.finish()])
    this.#mapped = this.#copy.mapAsync(GPUMapMode.READ)
    this.#mapped.catch(() => undefined)
  }

  /** Resolves with the submitted values once they have been read. */
  async field(): Promise<ReadField> {
    await this.#mapped
    const { size } = this.#values
    const bytes = this.#copy.getMappedRange().slice(0)
    const [least = 0, greatest = 0, lost = 0] = new Uint32Array(bytes, size, 3)
    return {
      values: new Float32Array(bytes, 0, size / 4),
      min: numberOf(least),
      max: numberOf(greatest),
      nonFinite: lost,
    }
  }

  destroy(): void {
    this.#buffers.free()
  }
}
