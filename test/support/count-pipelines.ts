/** Counts the compute pipelines that a device is asked for from now on. */
export function countPipelines(device: GPUDevice): () => number {
  let asked = 0
  const create = device.createComputePipelineAsync.bind(device)
  device.createComputePipelineAsync = (descriptor) => {
    asked++
    return create(descriptor)
  }
  return () => asked
}
