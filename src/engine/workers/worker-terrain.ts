import { pieceOfWorker, pointWork } from '../budget.ts'
import { coarseFirst } from '../coarse-grid.ts'
import type { TerrainField, TerrainPath, TerrainRequest } from '../path.ts'
import type { WorkerPool } from './worker-pool.ts'

const never = new AbortController().signal

/**
 * Computes terrains in float64 in a pool's workers, coarse grid first; finer grids yield to work that has
 * nothing to show yet.
 */
export class WorkerTerrain implements TerrainPath {
  readonly #pool: WorkerPool

  constructor(pool: WorkerPool) {
    this.#pool = pool
  }

  /** @throws the signal's reason when it aborts */
  run(request: TerrainRequest): Promise<TerrainField> {
    let done = 0
    return coarseFirst(request, async (indices, values) => {
      await this.#fill(request, indices, values, done)
      done += indices.length
    })
  }

  /** Writes the values of the grid points at `indices`; `before` points are already done. */
  async #fill(
    { problem, signal = never, onProgress, ...request }: TerrainRequest,
    indices: readonly number[],
    into: Float32Array,
    before: number,
  ): Promise<void> {
    const { metric, origin, u, v, extent, resolution, reference } = request
    const asked = { kind: 'points', metric, origin, u, v, extent, resolution } as const
    const each = Math.max(1, Math.floor(pieceOfWorker.points / pointWork(problem, metric)))
    const pieces = Array.from({ length: Math.ceil(indices.length / each) }, (_, k) =>
      Uint32Array.from(indices.slice(k * each, (k + 1) * each)),
    )
    const urgency = before === 0 ? 'picture' : 'detail'
    let done = before
    await this.#pool.spread(pieces, async (points) => {
      const options = { onProgress: () => undefined, signal }
      const task = { ...asked, points, ...(reference && { reference }) }
      const values = await this.#pool.do(problem.experiment, task, urgency, options)
      signal.throwIfAborted()
      for (let k = 0; k < points.length; k++) into[points[k]!] = values[k]!
      done += points.length
      onProgress?.({ done: done / into.length })
    })
  }
}
