import * as tf from '@tensorflow/tfjs-core'
import { epsilon } from '../../../experiment/model/normalization.ts'
import type { Normalization } from '../../../experiment/spec/model.ts'

/**
 * Returns the first `company` samples of [points][samples][units], over which batch normalisation takes its
 * means.
 */
const counted = (values: tf.Tensor, normalization: Normalization, company: number | undefined): tf.Tensor =>
  normalization === 'batch' && company !== undefined ? tf.slice(values, [0, 0, 0], [-1, company, -1]) : values

/**
 * Subtracts the mean of sums [points][samples][units], and divides by √(variance + 1e-5), over the samples or
 * over the units.
 */
function standardized(
  sums: tf.Tensor,
  normalization: Exclude<Normalization, 'none'>,
  company: number | undefined,
) {
  const axis = normalization === 'batch' ? 1 : 2
  const { mean, variance } = tf.moments(counted(sums, normalization, company), axis, true)
  const scale = tf.rsqrt(tf.add(variance, epsilon))
  return { axis, scale, values: tf.mul(tf.sub(sums, mean), scale) }
}

/** Normalises sums [points][samples][units], over the first `company` samples if given. */
export const normalize = (sums: tf.Tensor, normalization: Normalization, company?: number): tf.Tensor =>
  normalization === 'none' ? sums : standardized(sums, normalization, company).values

/**
 * Returns the change c of the normalised sums if the sums change by `change`: (c − mean c − u mean(u c))/σ.
 * Both are [points][samples][units]; the sums are not yet normalised.
 */
export function normalizeTangent(
  sums: tf.Tensor,
  change: tf.Tensor,
  normalization: Normalization,
  company?: number,
): tf.Tensor {
  if (normalization === 'none') return change
  const { axis, scale, values: u } = standardized(sums, normalization, company)
  const meanOf = (values: tf.Tensor) => tf.mean(counted(values, normalization, company), axis, true)
  const centered = tf.sub(change, meanOf(change))
  return tf.mul(scale, tf.sub(centered, tf.mul(u, meanOf(tf.mul(u, change)))))
}
