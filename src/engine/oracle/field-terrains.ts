import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { checkField, type FieldQuantity } from '../../reference/plane/field-quantity.ts'
import { fieldWork } from '../../reference/plane/field-work.ts'
import { gridResolution } from '../../reference/plane/grid.ts'
import type { Plane } from '../../reference/plane/plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Terrain } from '../../reference/results.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { formatCount } from '../../math/picture/format.ts'
import { mostFieldWork } from '../budget.ts'
import { coarseFirst } from '../coarse-grid.ts'
import type { Progress, TerrainField } from '../path.ts'
import { roundedPlane } from '../rounded-plane.ts'
import type { PooledOracle } from './pooled-oracle.ts'

/** A request for a quantity over a plane. */
export interface FieldRequest {
  readonly problem: TrainingProblem
  readonly quantity: FieldQuantity
  readonly metric: MetricSpec
  readonly plane: Plane
  /** w_0, whose outputs a centred network subtracts. */
  readonly base: Float64Array
}

/** The grid, and its listeners. */
export interface FieldOptions {
  readonly resolution: number | readonly [number, number]
  readonly signal: AbortSignal
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Called with the coarser grid, if the finest contains it. */
  readonly onCoarse?: ((terrain: Terrain) => void) | undefined
}

/**
 * Computes terrains of |∇L|, sharpness and attacked metrics with the float64 oracle: a coarse grid first,
 * then the finest. Derivatives and closed forms are exact; the values are rounded to float32 (relative
 * 2^-24).
 */
export class FieldTerrains {
  readonly #oracle: PooledOracle

  constructor(oracle: PooledOracle) {
    this.#oracle = oracle
  }

  /**
   * Rejects with the signal's reason as soon as it aborts.
   * @throws ExperimentError for a quantity that the metric does not have, and if the grid would take minutes
   */
  async terrain(
    { problem, quantity, metric, plane, base }: FieldRequest,
    { signal, onProgress, onCoarse, ...options }: FieldOptions,
  ): Promise<Terrain> {
    checkField(quantity, metric)
    const finest = gridResolution(problem, options.resolution)
    const { origin, u, v, extent } = plane
    const points = finest[0] * finest[1]
    if (points * fieldWork(problem, quantity, metric) > mostFieldWork)
      throw ExperimentError.at(
        'resolution',
        `the ${quantity === 'metric' ? 'attacked metric' : quantity} of ${formatCount(problem.size)} weights at ${formatCount(points)} points would take minutes: ask for fewer points or a smaller network`,
      )
    const began = performance.now()
    const rounded = roundedPlane(plane)
    const terrainOf = (grid: TerrainField): Terrain => ({
      ...grid,
      ...rounded,
      milliseconds: performance.now() - began,
    })
    let before = 0
    const field = await coarseFirst(
      { resolution: finest, ...(onCoarse && { onCoarse: (coarse) => onCoarse(terrainOf(coarse)) }) },
      async (indices, values) => {
        const grid = { resolution: finest, points: Uint32Array.from(indices), origin, u, v, extent }
        const task = { kind: 'field', quantity, metric, reference: base, ...grid } as const
        const found = await this.#oracle.do(problem.experiment, task, 'study', signal, (done) =>
          onProgress?.({ done: (before + done * indices.length) / points }),
        )
        indices.forEach((index, k) => (values[index] = found[k]!))
        before += indices.length
        onProgress?.({ done: before / points })
      },
    )
    return terrainOf(field)
  }
}
