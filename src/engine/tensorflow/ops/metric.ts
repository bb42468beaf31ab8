import * as tf from '@tensorflow/tfjs-core'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { isOfSample } from '../../sample-weight.ts'
import { elementLosses } from './loss.ts'
import type { Samples } from './data-on-device.ts'

/**
 * Returns Σ weight m l over the samples at each point: outputs [points][samples][outputs] to [points].
 * `weight` comes from sample-weight.ts, m from the data. Entries of weight 0 count as 0, even if they are not
 * finite.
 */
export function weightedLoss(
  metric: MetricSpec,
  outputs: tf.Tensor,
  samples: Samples,
  weight: number,
): tf.Tensor1D {
  const each = elementLosses(metric.loss, outputs, samples.targets)
  const axes = isOfSample(metric.loss) ? [1] : [1, 2]
  if (!samples.weights) return tf.sum(tf.mul(each, weight), axes)
  const weights = isOfSample(metric.loss)
    ? tf.squeeze(tf.slice(samples.weights, [0, 0, 0], [1, -1, 1]), [2])
    : samples.weights
  const counted = tf.greater(weights, 0)
  return tf.sum(tf.where(counted, tf.mul(each, tf.mul(weights, weight)), tf.zerosLike(each)), axes)
}
