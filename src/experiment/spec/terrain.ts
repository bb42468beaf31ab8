import * as v from 'valibot'
import { mostAlgorithms } from './values/bounds.ts'
import { partNames } from './data.ts'
import type { ExperimentIssue } from './values/error.ts'
import {
  metric,
  metricIssues,
  type Measured,
  type MetricInput,
  type MetricSpec,
  type TargetCheck,
} from './metric.ts'
import { positive, whole } from './values/numbers.ts'
import { listed } from './values/sentences.ts'

/**
 * The height over each point of the plane: a metric (by default the experiment's own), the norm of its gradient, its sharpness, or the
 * outcome of training from there with algorithm `algorithm`. `tolerance` is the |gradient| of a converged run, `clusterBy` defines when two
 * end points count as the same, and `show` selects what of an outcome is drawn.
 */
export const terrain = v.strictObject({
  quantity: v.optional(v.picklist(['metric', 'outcome', 'gradient-norm', 'sharpness']), 'metric'),
  metric: v.optional(metric),
  /** The ghost over the surface: the same metric on another part of the data, or another metric. */
  ghost: v.optional(
    v.lazy((value): v.GenericSchema<MetricInput | string, MetricSpec | string> =>
      typeof value === 'object' ? metric : v.string(),
    ),
  ),
  algorithm: v.optional(whole(0, mostAlgorithms - 1), 0),
  tolerance: v.optional(positive, 1e-3),
  clusterBy: v.optional(v.picklist(['function', 'weights', 'weights-up-to-permutation']), 'function'),
  show: v.optional(v.picklist(['loss', 'cluster', 'steps', 'status', 'convergence']), 'loss'),
  /** The quantity that colours a plane of hyperparameters, instead of the height. */
  coloredBy: v.optional(v.picklist(['loss', 'steps', 'status', 'convergence'])),
})
/** A terrain with its defaults filled in. */
export type TerrainSpec = v.InferOutput<typeof terrain>

/** Returns true if final losses are the height or the colours of a plane of hyperparameters. */
export const showsLoss = ({ quantity, show, coloredBy }: TerrainSpec): boolean =>
  quantity === 'metric' || show === 'loss' || coloredBy === 'loss'

/** Yields the issues of a terrain's metric and ghost. */
export function* surfaceIssues(
  experiment: Measured & { readonly terrain: TerrainSpec },
  targets: TargetCheck,
): Generator<ExperimentIssue> {
  const { data, model, terrain } = experiment
  if (model.kind === 'function') return
  if (terrain.metric) yield* metricIssues(experiment, terrain.metric, 'terrain.metric', targets)
  if (typeof terrain.ghost === 'object')
    yield* metricIssues(experiment, terrain.ghost, 'terrain.ghost', targets)
  else if (terrain.ghost !== undefined && !partNames(data).includes(terrain.ghost))
    yield {
      path: 'terrain.ghost',
      message: `the data has no part "${terrain.ghost}", only ${listed(partNames(data))}`,
    }
}

/** Yields the issues of the algorithm that makes a terrain's runs. */
export function* terrainAlgorithmIssues({
  algorithms,
  terrain,
}: {
  readonly algorithms: readonly unknown[]
  readonly terrain: TerrainSpec
}): Generator<ExperimentIssue> {
  if (terrain.algorithm >= algorithms.length)
    yield {
      path: 'terrain.algorithm',
      message: `there is no algorithm ${terrain.algorithm}. The last algorithm is ${algorithms.length - 1}`,
    }
}
