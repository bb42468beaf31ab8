import * as tf from '@tensorflow/tfjs-core'
import type { Part } from '../../experiment/data/dataset.ts'
import type { MetricSpec } from '../../experiment/schema/metric.ts'
import { isOfSample, losses } from './loss.ts'
import type { Samples } from './samples.ts'

/** Σ m of the samples at `rows` (all where undefined): over entries, or over samples by the first entry of each row. */
function totalWeight(metric: MetricSpec, part: Part, rows: Uint32Array | undefined): number {
  const count = rows?.length ?? part.count
  const columns = part.count === 0 ? 0 : part.targets.length / part.count
  const stride = isOfSample(metric.loss) ? columns : 1
  const { weights } = part
  if (!weights) return (count * columns) / stride
  let total = 0
  for (let n = 0; n < count; n++) {
    const row = (rows?.[n] ?? n) * columns
    for (let k = 0; k < columns; k += stride) total += weights[row + k] ?? 0
  }
  return total
}

/** What Σ m l is multiplied by: factor and the reduction's share (api.md 2, Losses); 0 where the weights sum to 0. */
export function shareOf(metric: MetricSpec, part: Part, rows?: Uint32Array): number {
  if (metric.reduction === 'sum') return metric.factor
  if (metric.reduction === 'mean-over-samples') return metric.factor / (rows?.length ?? part.count)
  const total = totalWeight(metric, part, rows)
  return total === 0 ? 0 : metric.factor / total
}

/** Σ m l over the samples at each point: outputs [points][samples][outputs] to [points]. Entries of weight 0 count as 0, whatever they are. */
export function sumOfLosses(metric: MetricSpec, outputs: tf.Tensor, samples: Samples): tf.Tensor1D {
  const each = losses(metric.loss, outputs, samples.targets)
  const axes = isOfSample(metric.loss) ? [1] : [1, 2]
  if (!samples.weights) return tf.sum(each, axes)
  const weights = isOfSample(metric.loss)
    ? tf.squeeze(tf.slice(samples.weights, [0, 0, 0], [1, -1, 1]), [2])
    : samples.weights
  const counted = tf.greater(weights, 0)
  return tf.sum(tf.where(counted, tf.mul(each, weights), tf.zerosLike(each)), axes)
}
