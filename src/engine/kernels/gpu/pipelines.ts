/** A compute program: WGSL with the entry point `main`, and the values of its `override` constants. */
export interface PipelineSource {
  readonly code: string
  /** The end of the code, loaded when it is compiled. The beginning alone identifies the program. */
  readonly rest?: () => Promise<string>
  readonly constants?: Readonly<Record<string, number>>
  /** Marks a short-lived program, such as a formula being typed; only the latest of these are kept. */
  readonly passing?: boolean
}

/** Reports a program that the device's compiler rejects; the message gives the reasons. */
export class UncompilableKernel extends Error {
  override readonly name = 'UncompilableKernel'
  /** The reason as a sentence for the screen. */
  readonly sentence: string

  constructor(label: string, complaints: readonly string[], cause: unknown) {
    const sentence = `The kernel '${label}' does not compile.`
    super([sentence, ...complaints].join('\n'), { cause })
    this.sentence = sentence
  }
}

/** Most short-lived programs kept. */
const mostPassing = 32

const caches = new WeakMap<GPUDevice, PipelineCache>()

const keyOf = ({ code, constants = {} }: PipelineSource): string => JSON.stringify(constants) + code

/**
 * The compute pipelines of a device, each compiled once, asynchronously, and kept for the life of the device.
 */
export class PipelineCache {
  readonly #device: GPUDevice
  readonly #compiled = new Map<string, Promise<GPUComputePipeline>>()
  readonly #ready = new Set<string>()
  readonly #passing = new Set<string>()

  private constructor(device: GPUDevice) {
    this.#device = device
  }

  /** Returns the cache that all kernels on a device share. */
  static of(device: GPUDevice): PipelineCache {
    const cache = caches.get(device) ?? new PipelineCache(device)
    caches.set(device, cache)
    return cache
  }

  /**
   * Returns the pipeline of a program. The same code must always have the same `layout`. Rejects with
   * UncompilableKernel if it does not compile.
   */
  get(
    label: string,
    source: PipelineSource,
    layout: GPUPipelineLayout | 'auto' = 'auto',
  ): Promise<GPUComputePipeline> {
    const key = keyOf(source)
    if (source.passing) this.#pass(key)
    const known = this.#compiled.get(key)
    if (known) return known
    const pipeline = this.#compile(label, source, layout)
    this.#compiled.set(key, pipeline)
    pipeline.then(
      () => this.#ready.add(key),
      () => this.#compiled.delete(key),
    )
    return pipeline
  }

  /** Returns whether the program has been compiled. */
  isReady(source: PipelineSource): boolean {
    return this.#ready.has(keyOf(source))
  }

  /** Moves a short-lived program to the end, and drops the first if there are too many. */
  #pass(key: string): void {
    this.#passing.delete(key)
    this.#passing.add(key)
    const [oldest] = this.#passing
    if (this.#passing.size <= mostPassing || oldest === undefined) return
    for (const kept of [this.#passing, this.#compiled, this.#ready]) kept.delete(oldest)
  }

  async #compile(
    label: string,
    { code: beginning, rest, constants = {} }: PipelineSource,
    layout: GPUPipelineLayout | 'auto',
  ): Promise<GPUComputePipeline> {
    const code = rest ? beginning + (await rest()) : beginning
    this.#device.pushErrorScope('validation')
    const module = this.#device.createShaderModule({ label, code })
    void this.#device.popErrorScope().catch(() => null)
    try {
      const compute = { module, entryPoint: 'main', constants }
      return await this.#device.createComputePipelineAsync({ label, layout, compute })
    } catch (error) {
      const { messages } = await module.getCompilationInfo()
      const complaints = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`)
      throw new UncompilableKernel(label, complaints, error)
    }
  }
}
