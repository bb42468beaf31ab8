import * as v from 'valibot'
import { camera } from './camera.ts'
import { interval, positive, whole } from './numbers.ts'
import { metric, type MetricInput, type MetricSpec } from './metric.ts'

export const terrain = v.strictObject({
  quantity: v.optional(v.picklist(['metric', 'outcome', 'gradient-norm', 'sharpness']), 'metric'),
  metric: v.optional(metric),
  /** What stands as a ghost over the surface that is shown: the same metric on a part of the data, or another metric. */
  ghost: v.optional(
    v.lazy((value): v.GenericSchema<MetricInput | string, MetricSpec | string> =>
      typeof value === 'object' ? metric : v.string(),
    ),
  ),
  algorithm: v.optional(whole(0, 7), 0),
  tolerance: v.optional(positive, 1e-3),
  clusterBy: v.optional(v.picklist(['function', 'weights', 'weights-up-to-permutation']), 'function'),
  show: v.optional(v.picklist(['loss', 'cluster', 'steps', 'status', 'convergence']), 'loss'),
  /** What colours a plane of hyperparameters in place of its height. */
  coloredBy: v.optional(v.picklist(['loss', 'steps', 'status', 'convergence'])),
})
export type TerrainSpec = v.InferOutput<typeof terrain>

export const view = v.strictObject({
  camera: v.optional(camera),
  height: v.optional(v.picklist(['linear', 'log']), 'linear'),
  range: v.optional(interval),
  /** Arrows of steepest descent within the plane. */
  arrows: v.optional(v.boolean(), false),
  /** One plane for all runs, or beside it the plane of each run's own principal components. */
  planes: v.optional(v.picklist(['one', 'own']), 'one'),
  /** Arrows of the step that each run makes from where it stands, and of its parts. */
  internals: v.optional(v.boolean(), false),
  colors: v.optional(v.picklist(['strata', 'viridis', 'cividis']), 'strata'),
  step: v.optional(whole(0, 1_000_000)),
  follow: v.optional(v.boolean(), false),
})
export type ViewSpec = v.InferOutput<typeof view>
/** A view as a person writes it. */
export type ViewInput = v.InferInput<typeof view>
