/**
 * Binds a buffer with its size. Without a size, wgpu on Mesa counts the padding of the allocation in
 * arrayLength.
 */
export const resourceOf = (buffer: GPUBuffer): GPUBufferBinding => ({ buffer, size: buffer.size })

/** GPU buffers of one piece of work, destroyed together. */
export class BufferScope {
  readonly #device: GPUDevice
  readonly #buffers: GPUBuffer[] = []

  constructor(device: GPUDevice) {
    this.#device = device
  }

  /**
   * Creates a buffer of `size` bytes, rounded up to whole words and to at least 16. This scope destroys it.
   */
  create(label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const bytes = Math.max(16, 4 * Math.ceil(size / 4))
    const buffer = this.#device.createBuffer({ label, size: bytes, usage })
    this.#buffers.push(buffer)
    return buffer
  }

  /**
   * Creates a buffer that holds `parts` in sequence and `extra` further bytes; a storage buffer unless
   * `usage` says otherwise.
   */
  upload(
    label: string,
    parts: readonly (ArrayBuffer | Float32Array<ArrayBuffer>)[],
    { extra = 0, usage = GPUBufferUsage.STORAGE }: { extra?: number; usage?: GPUBufferUsageFlags } = {},
  ): GPUBuffer {
    const size = parts.reduce((sum, part) => sum + part.byteLength, extra)
    const buffer = this.create(label, size, usage | GPUBufferUsage.COPY_DST)
    let offset = 0
    for (const part of parts) {
      this.#device.queue.writeBuffer(buffer, offset, part)
      offset += part.byteLength
    }
    return buffer
  }

  /** Destroys every buffer. Work already submitted still finishes. */
  free(): void {
    for (const buffer of this.#buffers.splice(0)) buffer.destroy()
  }
}
