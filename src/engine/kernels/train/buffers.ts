/** GPU buffers of one training; whoever made it destroys it, and with it all of them. */
export class TrainBuffers {
  private readonly all: GPUBuffer[] = []

  constructor(private readonly device: GPUDevice) {}

  /** An empty buffer of at least 16 bytes. */
  empty(label: string, bytes: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const size = Math.max(16, Math.ceil(bytes / 4) * 4)
    const buffer = this.device.createBuffer({ label: `train ${label}`, size, usage })
    this.all.push(buffer)
    return buffer
  }

  /** A buffer that holds `data`. */
  filled(
    label: string,
    data: ArrayBuffer | Float32Array<ArrayBuffer>,
    usage: GPUBufferUsageFlags,
  ): GPUBuffer {
    const buffer = this.empty(label, data.byteLength, usage | GPUBufferUsage.COPY_DST)
    this.device.queue.writeBuffer(buffer, 0, data)
    return buffer
  }

  destroy(): void {
    for (const buffer of this.all.splice(0)) buffer.destroy()
  }
}
