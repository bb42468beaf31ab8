import { finiteRange } from '../../math/statistics/range.ts'
import { finish } from '../../math/work.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../experiment/training-problem.ts'
import { parseTraining, parseMetric } from '../../experiment/format/parse.ts'
import { gridResolution } from '../plane/grid.ts'
import type { Terrain } from '../results.ts'
import type { TrainingInput } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { checkField } from '../plane/field-quantity.ts'
import { field } from './field.ts'
import { objectiveOf } from '../objective/objective.ts'
import { outcomeField, endsOf } from './outcome.ts'
import { placement } from './run/place.ts'
import { hyperparameterValues, noEnds, outcomeOfEnds, putEnds } from '../outcome/hyperparameters.ts'
import { hyperparameterRuns, startOf } from '../outcome/hyperparameter-runs.ts'
import { HyperparameterGrid, type HyperparameterSpec } from '../plane/hyperparameters.ts'

/** Options of `oracle.terrain`. */
export interface OracleTerrainOptions {
  /** Points along a and b; one number for both. */
  readonly resolution: number | readonly [number, number]
  /** Metric of the terrain. Default: the experiment's. */
  readonly metric?: MetricSpec
  /** Origin of the plane in weight space. Default: its own. */
  readonly origin?: readonly number[]
}

/**
 * Computes a terrain on a grid of the experiment's plane in float64: like `engine.terrain`, but synchronous.
 * values[j·na + i] is at (a_i, b_j). A centred network subtracts the outputs of start 0 before it was
 * dragged. `milliseconds` is 0, since the oracle has no clock.
 * @throws ExperimentError for an invalid experiment or resolution, and for the gradient of zero-one
 */
export function terrain(input: TrainingInput, options: OracleTerrainOptions): Terrain<Float64Array> {
  const experiment = parseTraining(input)
  const { quantity } = experiment.terrain
  const problem = buildTrainingProblem(experiment)
  const placed = placement(problem)
  const plane = options.origin ? { ...placed.plane, origin: Float64Array.from(options.origin) } : placed.plane
  const resolution = gridResolution(problem, options.resolution)
  const { extent, u, v, origin, variance, curvatures } = plane
  const seen = { ...(variance && { variance }), ...(curvatures && { curvatures }) }
  const shape = { resolution, extent, u, v, origin, milliseconds: 0, ...seen }
  if (experiment.plane.kind === 'hyperparameters')
    return { ...shape, ...hyperparameterField(problem, experiment.plane, resolution) }
  if (quantity === 'outcome') {
    const found = outcomeField(problem, { ...placed, plane }, resolution)
    return { ...shape, ...found, ...finiteRange(found.values) }
  }
  const metric = options.metric
    ? parseMetric(experiment, options.metric)
    : (experiment.terrain.metric ?? experiment.metric)
  checkField(quantity, metric)
  const every = Uint32Array.from({ length: resolution[0] * resolution[1] }, (_, place) => place)
  const values = finish(
    field(objectiveOf(problem, metric, placed.base), quantity, { ...plane, resolution }, every),
  )
  return { ...shape, values, ...finiteRange(values) }
}

/**
 * Returns a plane of hyperparameters in float64: a run of the first start at each point, and what `terrain`
 * shows of its end.
 */
function hyperparameterField(
  { experiment }: TrainingProblem,
  plane: HyperparameterSpec,
  resolution: readonly [number, number],
): Pick<Terrain<Float64Array>, 'values' | 'min' | 'max' | 'nonFinite' | 'outcome'> {
  const grid = new HyperparameterGrid(experiment, plane, resolution)
  const ends = noEnds(experiment, grid.count, (length) => new Float64Array(length))
  for (const group of grid.groups(Array.from({ length: grid.count }, (_, k) => k))) {
    const problem = buildTrainingProblem(group.experiment)
    const start = startOf(grid, placement(problem).base)
    const found = finish(hyperparameterRuns(grid, group.points, start))
    if (found) putEnds(ends, found.points, finish(endsOf(problem, found.runs)))
  }
  const values = hyperparameterValues(ends, experiment.terrain)
  return { values, ...finiteRange(values), outcome: outcomeOfEnds(ends, 'float64') }
}
