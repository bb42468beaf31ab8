/**
 * A place where numbers are computed: WebGPU with our kernels, workers on the processor with our loops, both with TensorFlow.js for
 * what they cannot, or one of TensorFlow.js alone.
 */
export type BackendName = 'webgpu' | 'workers' | 'webgl' | 'wasm' | 'cpu'

/** A backend of TensorFlow.js alone. */
export type FallbackName = Exclude<BackendName, 'webgpu' | 'workers'>

/** Names of the fastest variant of each kernel, by adapter, version of the shaders and class of work; a Map, or a store that outlives the page. */
export interface VariantStore {
  get(key: string): string | undefined
  set(key: string, name: string): unknown
}

/** The backend that an engine asks for, and what it shares with others. */
export interface EngineOptions {
  /** Default: WebGPU, or workers where that is missing. */
  readonly backend?: BackendName
  /** A device to share, which stays the caller's; the engine makes, owns and destroys its own otherwise. */
  readonly device?: GPUDevice
  /** Remembers the fastest kernel variants; forgotten with the page by default. */
  readonly tuned?: VariantStore
}
