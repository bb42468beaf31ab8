import * as tf from '@tensorflow/tfjs-core'
import { epsilon } from '../../../experiment/model/normalization.ts'
import type { Normalization } from '../../../experiment/spec/model.ts'

/** Sums [points][samples][units] less their mean, divided by √(variance + 1e-5), over the samples or over the units. */
function standardized(sums: tf.Tensor, normalization: Exclude<Normalization, 'none'>) {
  const axis = normalization === 'batch' ? 1 : 2
  const { mean, variance } = tf.moments(sums, axis, true)
  const scale = tf.rsqrt(tf.add(variance, epsilon))
  return { axis, scale, values: tf.mul(tf.sub(sums, mean), scale) }
}

/** Sums [points][samples][units] normalised. */
export const normalize = (sums: tf.Tensor, normalization: Normalization): tf.Tensor =>
  normalization === 'none' ? sums : standardized(sums, normalization).values

/**
 * The change of the normalised sums where the sums change by `change`: (c - mean c - u mean(u c))/σ. Both are [points][samples][units],
 * the sums before they are normalised.
 */
export function normalizeTangent(
  sums: tf.Tensor,
  change: tf.Tensor,
  normalization: Normalization,
): tf.Tensor {
  if (normalization === 'none') return change
  const { axis, scale, values: u } = standardized(sums, normalization)
  const centered = tf.sub(change, tf.mean(change, axis, true))
  return tf.mul(scale, tf.sub(centered, tf.mul(u, tf.mean(tf.mul(u, change), axis, true))))
}
