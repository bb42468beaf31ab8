import { ExperimentError } from '../error.ts'
import { buildProblem } from '../build-problem.ts'
import { parseExperiment, parseMetric } from '../parse.ts'
import type { Plane } from '../problem.ts'
import type { Terrain } from '../results.ts'
import type { ExperimentInput } from '../schema/experiment.ts'
import type { MetricSpec } from '../schema/metric.ts'
import type { Objective } from './objective.ts'
import { objectiveOf } from './objective.ts'
import { placement } from './place.ts'

export interface OracleTerrainOptions {
  /** Points along a and b; one number for both. */
  readonly resolution: number | readonly [number, number]
  /** Instead of the experiment's. */
  readonly metric?: MetricSpec
  /** Instead of the plane's. */
  readonly origin?: readonly number[]
}

/** from + i (to - from)/(count - 1). */
const gridValue = ([from, to]: readonly [number, number], i: number, count: number): number =>
  count === 1 ? from : from + (i * (to - from)) / (count - 1)

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

function range(values: Float64Array): { min: number; max: number; nonFinite: number } {
  let min = Infinity
  let max = -Infinity
  let nonFinite = 0
  for (const value of values) {
    if (!Number.isFinite(value)) nonFinite += 1
    else {
      min = Math.min(min, value)
      max = Math.max(max, value)
    }
  }
  return nonFinite === values.length ? { min: NaN, max: NaN, nonFinite } : { min, max, nonFinite }
}

/**
 * The metric on a grid of the experiment's plane in float64: as `engine.terrain`, but synchronous.
 * A centred network subtracts the outputs of start 0 before it was dragged. milliseconds is 0: the oracle keeps no clock.
 * @throws ExperimentError for an experiment that cannot be used.
 */
export function terrain(input: ExperimentInput, options: OracleTerrainOptions): Terrain<Float64Array> {
  const experiment = parseExperiment(input)
  if (experiment.terrain && experiment.terrain.quantity !== 'metric') {
    throw ExperimentError.at('terrain.quantity', "only terrains of a 'metric' can be drawn for now")
  }
  const problem = buildProblem(experiment)
  const { plane: drawn, base } = placement(problem)
  const plane = options.origin ? { ...drawn, origin: Float64Array.from(options.origin) } : drawn
  const metric = options.metric
    ? parseMetric(experiment, options.metric)
    : (experiment.terrain?.metric ?? experiment.metric)
  const { resolution: wanted } = options
  const resolution = typeof wanted === 'number' ? ([wanted, wanted] as const) : wanted
  const values = field(objectiveOf(problem, metric, base), plane, resolution)
  const { extent, u, v, origin } = plane
  return { resolution, extent, u, v, origin, values, ...range(values), milliseconds: 0 }
}
