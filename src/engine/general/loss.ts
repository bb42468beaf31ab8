import * as tf from '@tensorflow/tfjs-core'
import type { LossId } from '../../experiment/schema/metric.ts'
import { elementwise, log1p } from './elementary.ts'

/** max(0, -s) + ln(1 + e^-|s|) = ln(1 + e^-s). */
const softplusOfNegative = elementwise(
  (s) => tf.add(tf.relu(tf.neg(s)), log1p(tf.exp(tf.neg(tf.abs(s))))),
  (s) => tf.neg(tf.sigmoid(tf.neg(s))),
)

/** max(0, 1 - s); its slope at the corner is 0. */
const hinge = elementwise(
  (s) => tf.maximum(tf.sub(1, s), 0),
  (s) => tf.neg(tf.cast(tf.less(s, 1), 'float32')),
)

/**
 * -Σ_k y_k ln softmax(f)_k over the last axis, where Σ y = 1: Σ_k y_k (max - f_k) + ln(1 + Σ_{j ≠ argmax} e^{f_j - max}),
 * so that small losses keep their digits. The slope is softmax(f) - y.
 */
function crossEntropy(outputs: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const loss = tf.customGrad((...args) => {
    const [f, save] = args as [tf.Tensor, tf.GradSaveFunc]
    save([f, targets])
    const largest = tf.max(f, -1, true)
    const first = tf.oneHot(tf.argMax(f, -1), f.shape.at(-1) ?? 1)
    const others = tf.sum(tf.mul(tf.exp(tf.sub(f, largest)), tf.sub(1, tf.cast(first, 'float32'))), -1)
    const missed = tf.sum(tf.mul(targets, tf.sub(largest, f)), -1)
    return {
      value: tf.add(missed, log1p(others)),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [output = f, wanted = targets] = saved
        return tf.mul(tf.expandDims(dy, -1), tf.sub(tf.softmax(output, -1), wanted))
      },
    }
  })
  return loss(outputs)
}

/** 1 where y f ≤ 0 (one output) or where the largest entries stand at different places, else 0. */
function zeroOne(outputs: tf.Tensor, targets: tf.Tensor): tf.Tensor {
  const wrong =
    outputs.shape.at(-1) === 1
      ? tf.squeeze(tf.lessEqual(tf.mul(outputs, targets), 0), [-1])
      : tf.notEqual(tf.argMax(outputs, -1), tf.argMax(targets, -1))
  return tf.cast(wrong, 'float32')
}

/** Whether a loss is one number for a sample, [.., sample], rather than one for an entry, [.., sample, output]. */
export const isOfSample = (loss: LossId): boolean => loss === 'cross-entropy' || loss === 'zero-one'

/** The losses of outputs [.., sample, output] against targets that broadcast to them (api.md 2). */
export function losses(loss: LossId, outputs: tf.Tensor, targets: tf.Tensor): tf.Tensor {
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
