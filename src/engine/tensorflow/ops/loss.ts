import * as tf from '@tensorflow/tfjs-core'
import type { LossId } from '../../../experiment/spec/metric.ts'
import { elementwise, log1p } from './elementary.ts'

/** ln(1 + e^-s) = max(0, −s) + ln(1 + e^-|s|). */
const softplusOfNegative = elementwise(
  (s) => tf.add(tf.maximum(tf.neg(s), 0), log1p(tf.exp(tf.neg(tf.abs(s))))),
  (s) => tf.neg(tf.sigmoid(tf.neg(s))),
)

/** max(0, 1 − s), with derivative 0 at the corner. */
const hinge = elementwise(
  (s) => tf.maximum(tf.sub(1, s), 0),
  (s) => tf.neg(tf.cast(tf.less(s, 1), 'float32')),
)

/**
 * Returns the largest output of each sample, and Σ e^{f_j − largest} over the others. It gathers the maximum
 * by its index, since tfjs's max is at least -1e20 on WebGL.
 */
function peak(f: tf.Tensor): { largest: tf.Tensor; others: tf.Tensor } {
  const first = tf.cast(tf.oneHot(tf.argMax(f, -1), f.shape.at(-1)!), 'bool')
  const none = tf.zerosLike(f)
  const largest = tf.sum(tf.where(first, f, none), -1, true)
  return { largest, others: tf.sum(tf.where(first, none, tf.exp(tf.sub(f, largest))), -1) }
}

/**
 * Returns −Σ_k y_k ln softmax(f)_k over the last axis, with Σ y = 1, as Σ_k y_k (max − f_k) + ln(1 + Σ_{j ≠
 * argmax} e^{f_j − max}), so that small losses keep their digits. The derivative is softmax(f) − y.
 */
function crossEntropy(outputs: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const loss = tf.customGrad((...args) => {
    const [f, save] = args as [tf.Tensor, tf.GradSaveFunc]
    save([f, targets])
    const { largest, others } = peak(f)
    const missed = tf.sum(tf.mul(targets, tf.sub(largest, f)), -1)
    return {
      value: tf.add(missed, log1p(others)),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [output = f, wanted = targets] = saved
        const { largest, others } = peak(output)
        const softmax = tf.div(tf.exp(tf.sub(output, largest)), tf.add(tf.expandDims(others, -1), 1))
        return tf.mul(tf.expandDims(dy, -1), tf.sub(softmax, wanted))
      },
    }
  })
  return loss(outputs)
}

/**
 * 1 if y f ≤ 0 (one output) or if the largest entries are in different places, else 0; NaN if an output is
 * NaN.
 */
function zeroOne(outputs: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const wrong =
    outputs.shape.at(-1) === 1
      ? tf.squeeze(tf.lessEqual(tf.mul(outputs, targets), 0), [-1])
      : tf.notEqual(tf.argMax(outputs, -1), tf.argMax(targets, -1))
  return tf.where(tf.any(tf.isNaN(outputs), -1), tf.fill(wrong.shape, NaN), tf.cast(wrong, 'float32'))
}

/**
 * Returns the losses of outputs [.., sample, output] against targets that broadcast to them, as defined by
 * the oracle.
 */
export function elementLosses(loss: LossId, outputs: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  switch (loss) {
    case 'squared':
      return tf.square(tf.sub(outputs, targets))
    case 'logistic':
      return softplusOfNegative(tf.mul(outputs, targets))
    case 'hinge':
      return hinge(tf.mul(outputs, targets))
    case 'cross-entropy':
      return crossEntropy(outputs, targets)
    case 'zero-one':
      return zeroOne(outputs, targets)
  }
}
