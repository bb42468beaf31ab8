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
 * The height over each point of the plane: a metric (the experiment's own unless given), the norm of its gradient, its sharpness,
 * or the outcome of training from there with algorithm `algorithm`. `tolerance` is the |gradient| of a converged run, `clusterBy`
 * says when two ends are the same, and `show` what of an outcome is drawn.
 */
export const terrain = v.strictObject({
  quantity: v.optional(v.picklist(['metric', 'outcome', 'gradient-norm', 'sharpness']), 'metric'),
  metric: v.optional(metric),
  /** The ghost over the surface that is shown: the same metric on a part of the data, or another metric. */
  ghost: v.optional(
    v.lazy((value): v.GenericSchema<MetricInput | string, MetricSpec | string> =>
      typeof value === 'object' ? metric : v.string(),
    ),
  ),
  algorithm: v.optional(whole(0, mostAlgorithms - 1), 0),
  tolerance: v.optional(positive, 1e-3),
  clusterBy: v.optional(v.picklist(['function', 'weights', 'weights-up-to-permutation']), 'function'),
  show: v.optional(v.picklist(['loss', 'cluster', 'steps', 'status', 'convergence']), 'loss'),
  /** The quantity that colours a plane of hyperparameters in place of its height. */
  coloredBy: v.optional(v.picklist(['loss', 'steps', 'status', 'convergence'])),
})
/** A terrain with its defaults filled in. */
export type TerrainSpec = v.InferOutput<typeof terrain>

/** True where final losses are the height or the colours of a plane of hyperparameters. */
export const showsLoss = ({ quantity, show, coloredBy }: TerrainSpec): boolean =>
  quantity === 'metric' || show === 'loss' || coloredBy === 'loss'

/** Issues of the metric and of the ghost that a terrain shows. */
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
      message: `the data has no part "${terrain.ghost}" but ${listed(partNames(data))}`,
    }
}

/** Issues of the algorithm whose runs a terrain is made of. */
export function* terrainAlgorithmIssues({
  algorithms,
  terrain,
  plane,
}: {
  readonly algorithms: readonly { readonly id: string }[]
  readonly terrain: TerrainSpec
  readonly plane: { readonly kind: string }
}): Generator<ExperimentIssue> {
  const trains = terrain.quantity === 'outcome' || plane.kind === 'hyperparameters'
  if (trains && algorithms[terrain.algorithm]?.id === 'recorded')
    yield {
      path: 'terrain.algorithm',
      message: 'a recorded run trains nothing from other places: choose an algorithm that does',
    }
  if (terrain.algorithm >= algorithms.length)
    yield {
      path: 'terrain.algorithm',
      message: `there is no algorithm ${terrain.algorithm}: the last one is ${algorithms.length - 1}`,
    }
}
