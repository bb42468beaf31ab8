/** Starts to count a device's buffers that are created and not yet destroyed. */
export function countBuffers(device: GPUDevice): () => number {
  const alive = new Set<GPUBuffer>()
  const create = device.createBuffer.bind(device)
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor)
    alive.add(buffer)
    const destroy = buffer.destroy.bind(buffer)
    buffer.destroy = () => {
      alive.delete(buffer)
      destroy()
    }
    return buffer
  }
  return () => alive.size
}
