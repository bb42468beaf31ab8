/**
 * Where numbers are computed: WebGPU with the kernels, or workers with loops in JavaScript, both with
 * TensorFlow.js for the rest; or only TensorFlow.js on one of its backends.
 */
export type BackendName = 'webgpu' | 'workers' | 'webgl' | 'wasm' | 'cpu'

/** A backend that is only TensorFlow.js. */
export type FallbackName = Exclude<BackendName, 'webgpu' | 'workers'>

/**
 * Names of the fastest variant of each kernel, by adapter, shader version and class of work; a Map, or a
 * store that outlives the page.
 */
export interface VariantStore {
  get(key: string): string | undefined
  set(key: string, name: string): unknown
}

/** Options for the backend of an engine. */
export interface EngineOptions {
  /** Default: WebGPU, or workers if it is not available. */
  readonly backend?: BackendName
  /**
   * A device to share, which the caller continues to own. Without it, the engine creates and destroys its
   * own.
   */
  readonly device?: GPUDevice
  /** Stores the fastest kernel variants. Default: forgotten with the page. */
  readonly tuned?: VariantStore
}
