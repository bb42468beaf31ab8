import { finiteRange } from '../../math/range.ts'
import { ExperimentError } from '../error.ts'
import { buildProblem } from '../build-problem.ts'
import { parseExperiment, parseMetric } from '../parse.ts'
import { gridResolution, gridValue } from '../plane/grid.ts'
import type { Plane } from '../problem.ts'
import type { Terrain } from '../results.ts'
import type { ExperimentInput } from '../schema/experiment.ts'
import type { MetricSpec } from '../schema/metric.ts'
import type { Objective } from './objective.ts'
import { objectiveOf } from './objective.ts'
import { outcomeField } from './outcome.ts'
import { placement } from './place.ts'

export interface OracleTerrainOptions {
  /** Points along a and b; one number for both. */
  readonly resolution: number | readonly [number, number]
  /** Instead of the experiment's. */
  readonly metric?: MetricSpec
  /** Instead of the plane's. */
  readonly origin?: readonly number[]
}

function field(objective: Objective, plane: Plane, [na, nb]: readonly [number, number]): Float64Array {
  const { origin, u, v, extent } = plane
  const values = new Float64Array(na * nb)
  const point = new Float64Array(origin.length)
  for (let j = 0; j < nb; j++) {
    const b = gridValue(extent.b, j, nb)
    for (let i = 0; i < na; i++) {
      const a = gridValue(extent.a, i, na)
      for (let k = 0; k < point.length; k++) {
        point[k] = (origin[k] ?? 0) + a * (u[k] ?? 0) + b * (v[k] ?? 0)
      }
      values[j * na + i] = objective.value(point)
    }
  }
  return values
}

/**
 * A terrain on a grid of the experiment's plane in float64: as `engine.terrain`, but synchronous.
 * A centred network subtracts the outputs of start 0 before it was dragged. milliseconds is 0: the oracle keeps no clock.
 * @throws ExperimentError for an experiment or a resolution that cannot be used.
 */
export function terrain(input: ExperimentInput, options: OracleTerrainOptions): Terrain<Float64Array> {
  const experiment = parseExperiment(input)
  const { quantity } = experiment.terrain
  if (quantity !== 'metric' && quantity !== 'outcome') {
    throw ExperimentError.at(
      'terrain.quantity',
      "only terrains of a 'metric' or an 'outcome' can be drawn for now",
    )
  }
  const problem = buildProblem(experiment)
  const placed = placement(problem)
  const plane = options.origin ? { ...placed.plane, origin: Float64Array.from(options.origin) } : placed.plane
  const resolution = gridResolution(problem, options.resolution)
  const { extent, u, v, origin, variance, curvatures } = plane
  const seen = { ...(variance && { variance }), ...(curvatures && { curvatures }) }
  const shape = { resolution, extent, u, v, origin, milliseconds: 0, ...seen }
  if (quantity === 'outcome') {
    const found = outcomeField(problem, { ...placed, plane }, resolution)
    return { ...shape, ...found, ...finiteRange(found.values) }
  }
  const metric = options.metric
    ? parseMetric(experiment, options.metric)
    : (experiment.terrain.metric ?? experiment.metric)
  const values = field(objectiveOf(problem, metric, placed.base), plane, resolution)
  return { ...shape, values, ...finiteRange(values) }
}
