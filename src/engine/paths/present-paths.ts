import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { BackendPaths, type PathNames } from './backend-paths.ts'
import type { LastRoutes } from './route-words.ts'
import { untilAborted } from '../backend/queue.ts'
import type { SharedBackend } from '../backend/shared-backend.ts'
import type { WorkerPool } from '../workers/worker-pool.ts'

/**
 * Milliseconds after a failure in which news of a lost device or context may arrive. A read from a lost device
 * is aborted at once, and the news follows when the browser's GPU process has come to it.
 */
const lossNotice = (error: unknown): number =>
  error instanceof DOMException && error.name === 'AbortError' ? 10_000 : 100

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Runs one engine's work on the current backend's paths, which it renews after a loss and owns until
 * `dispose`.
 */
export class PresentPaths {
  readonly #shared: SharedBackend
  readonly #workers: WorkerPool
  readonly #disposed: AbortSignal
  #paths: BackendPaths

  /** `disposed` aborts when the engine is disposed. */
  constructor(shared: SharedBackend, workers: WorkerPool, disposed: AbortSignal) {
    this.#shared = shared
    this.#workers = workers
    this.#disposed = disposed
    this.#paths = new BackendPaths(shared, workers)
  }

  /** Routes of the last work on the current paths. */
  get routes(): LastRoutes {
    return this.#paths.routes
  }

  get names(): PathNames {
    return this.#paths.names
  }

  /** Compiles while the plane is still being placed, and leaves errors to the work itself. */
  async ahead(compile: (paths: BackendPaths) => Promise<void>): Promise<void> {
    await this.run(undefined, compile).catch(() => undefined)
  }

  /**
   * Runs work on the current paths, waiting for a rebuild if one is under way; a lost device aborts it. When
   * the signal aborts, it rejects at once, even during something that cannot be interrupted, such as
   * compiling; with `ends`, it waits for the work to end by itself and return a result.
   */
  async run<T>(
    signal: AbortSignal | undefined,
    work: (paths: BackendPaths, signal: AbortSignal) => Promise<T>,
    ends = false,
  ): Promise<T> {
    const disposed = this.#disposed
    await untilAborted(() => this.#shared.ready, disposed, ...(signal ? [signal] : []))
    const { backend, cut, idle } = this.#shared
    if (this.#paths.backend !== backend) {
      this.#paths.dispose()
      this.#paths = new BackendPaths(this.#shared, this.#workers)
    }
    const paths = this.#paths
    const any = AbortSignal.any([cut, disposed, ...(signal ? [signal] : [])])
    try {
      const stops = ends || !signal ? [cut, disposed] : [cut, disposed, signal]
      return await idle.during(() => untilAborted(() => work(paths, any), ...stops))
    } catch (error) {
      if (signal?.aborted || disposed.aborted || error instanceof ExperimentError) throw error
      await Promise.race([backend.shared?.lost ?? backend.tensorsLost, wait(lossNotice(error))])
      cut.throwIfAborted()
      throw error
    }
  }

  dispose(): void {
    this.#paths.dispose()
  }
}
