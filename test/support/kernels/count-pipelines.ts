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

/** Counts the compute pipelines that a device is asked for at once, as TensorFlow.js does, from now on. */
export function countSyncPipelines(device: GPUDevice): () => number {
  let asked = 0
  const create = device.createComputePipeline.bind(device)
  device.createComputePipeline = (descriptor) => {
    asked++
    return create(descriptor)
  }
  return () => asked
}
