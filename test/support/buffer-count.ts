/** Counts the buffers of a device that were made and not destroyed, from now on. */
export function countBuffers(device: GPUDevice): () => number {
  const alive = new Set<GPUBuffer>()
  const create = device.createBuffer.bind(device)
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor)
    const destroy = buffer.destroy.bind(buffer)
    alive.add(buffer)
    buffer.destroy = () => {
      alive.delete(buffer)
      return destroy()
    }
    return buffer
  }
  return () => alive.size
}
