import type { Backend } from '../backend/backend.ts'
import type { TerrainPath, TrainPath } from '../path.ts'
import type { Tensorflow } from './tensorflow.ts'

/** Everything that tfjs ops compute on a backend, loaded at first use because its code is large. */
export class LazyTensorflow {
  readonly training: TrainPath = {
    supports: () => undefined,
    run: async (request) => (await this.get()).train(request),
  }
  readonly terrain: TerrainPath = { run: async (request) => (await this.get()).terrain(request) }
  readonly #backend: Backend
  #loading: Promise<Tensorflow> | undefined
  #name: string | undefined

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Name of TensorFlow.js's backend, once started. */
  get name(): string | undefined {
    return this.#name
  }

  /** Loads TensorFlow.js. Rejects if it cannot be started; the next call tries again. */
  get(): Promise<Tensorflow> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined
      throw error
    })
    return this.#loading
  }

  async #load(): Promise<Tensorflow> {
    const [{ Tensorflow: Loaded }, tensors] = await Promise.all([
      import('./tensorflow.ts'),
      this.#backend.tensors(),
    ])
    this.#name = tensors.name
    return new Loaded(tensors)
  }
}
