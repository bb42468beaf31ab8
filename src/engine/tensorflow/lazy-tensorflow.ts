import type { Backend } from '../backend/backend.ts'
import type { General } from './tensorflow.ts'
import type {
  RunRecord,
  TerrainField,
  TerrainPath,
  TerrainRequest,
  TrainPath,
  TrainRequest,
} from '../paths.ts'

/** What tfjs ops compute on a backend, loaded when it is first needed: its code is a large part of ours. */
export class Later {
  readonly #backend: Backend
  #loading: Promise<General> | undefined
  #loaded: General | undefined
  #disposed = false

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Rejects where tfjs cannot be started. */
  get(): Promise<General> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  async #load(): Promise<General> {
    const [{ General: Loaded }, tensors] = await Promise.all([
      import('./tensorflow.ts'),
      this.#backend.tensors(),
    ])
    const general = new Loaded(tensors)
    this.#loaded = general
    if (this.#disposed) general.dispose()
    return general
  }

  dispose(): void {
    this.#disposed = true
    this.#loaded?.dispose()
  }
}

/** Training by tfjs ops, which can train whatever the kernels can. */
export class LaterTraining implements TrainPath {
  readonly #general: Later

  constructor(general: Later) {
    this.#general = general
  }

  supports(): string | undefined {
    return undefined
  }

  async run(request: TrainRequest): Promise<RunRecord[]> {
    return (await this.#general.get()).training.run(request)
  }

  dispose(): void {
    // `Later` owns what is loaded.
  }
}

/** Terrains by tfjs ops. */
export class LaterTerrain implements TerrainPath {
  readonly #general: Later

  constructor(general: Later) {
    this.#general = general
  }

  async run(request: TerrainRequest): Promise<TerrainField> {
    return (await this.#general.get()).terrain.run(request)
  }

  dispose(): void {
    // `Later` owns what is loaded.
  }
}
