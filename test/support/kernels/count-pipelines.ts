/** Starts to count the compute pipelines that a device creates. */
export function countPipelines(device: GPUDevice): () => number {
  let asked = 0
  const create = device.createComputePipelineAsync.bind(device)
  device.createComputePipelineAsync = (descriptor) => {
    asked++
    return create(descriptor)
  }
  return () => asked
}

/** Starts to count the compute pipelines that a device creates synchronously, as TensorFlow.js does. */
export function countSyncPipelines(device: GPUDevice): () => number {
  let asked = 0
  const create = device.createComputePipeline.bind(device)
  device.createComputePipeline = (descriptor) => {
    asked++
    return create(descriptor)
  }
  return () => asked
}
