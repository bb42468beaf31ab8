const caches = new WeakMap<GPUDevice, PipelineCache>()

/** Compute pipelines by their WGSL (entry point `main`), compiled asynchronously and kept as long as the device. */
export class PipelineCache {
  readonly #device: GPUDevice
  readonly #compiled = new Map<string, Promise<GPUComputePipeline>>()
  readonly #ready = new Set<string>()

  private constructor(device: GPUDevice) {
    this.#device = device
  }

  /** That of a device: what stands beside each other compiles nothing twice. */
  static of(device: GPUDevice): PipelineCache {
    const cache = caches.get(device) ?? new PipelineCache(device)
    caches.set(device, cache)
    return cache
  }

  /** The pipeline of `code`; `layout` is a function of `code`, the same in all its bindings. Rejects with the compiler's words where it does not compile. */
  get(label: string, code: string, layout: GPUPipelineLayout | 'auto'): Promise<GPUComputePipeline> {
    const known = this.#compiled.get(code)
    if (known) return known
    const pipeline = this.#device.createComputePipelineAsync({
      label,
      layout,
      compute: { module: this.#device.createShaderModule({ label, code }), entryPoint: 'main' },
    })
    this.#compiled.set(code, pipeline)
    pipeline.then(
      () => this.#ready.add(code),
      () => this.#compiled.delete(code),
    )
    return pipeline
  }

  /** Whether the pipeline of `code` has been compiled. */
  isReady(code: string): boolean {
    return this.#ready.has(code)
  }
}
