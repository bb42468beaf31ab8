import * as tf from '@tensorflow/tfjs-core'
import type { Activation } from '../../../experiment/spec/model.ts'
import { elementwise, log1p, sine } from './elementary.ts'

type Elementwise = (z: tf.Tensor) => tf.Tensor

const leak = 0.01
const positive: Elementwise = (z) => tf.cast(tf.greater(z, 0), 'float32')

/**
 * Φ(z), the distribution function of N(0, 1), from tfjs's erf (Abramowitz and Stegun 7.1.26, within 1.5e-7).
 */
const normalDistribution: Elementwise = (z) => tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5)
const normalDensity: Elementwise = (z) =>
  tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), 1 / Math.sqrt(2 * Math.PI))

const softplus: Elementwise = (z) => tf.add(tf.maximum(z, 0), log1p(tf.exp(tf.neg(tf.abs(z)))))

const tanh = elementwise(tf.tanh, (z) => tf.sub(1, tf.square(tf.tanh(z))))
const sigmoid = elementwise(tf.sigmoid, (z) => tf.mul(tf.sigmoid(z), tf.sigmoid(tf.neg(z))))

/**
 * φ with φ' for autodiff. relu'(0) = 0; gelu is z Φ(z). tfjs's relu turns a NaN into 0 on WebAssembly;
 * maximum does not.
 */
const activations: Readonly<Record<Activation, Elementwise>> = {
  tanh,
  relu: elementwise((z) => tf.maximum(z, 0), positive),
  'leaky-relu': elementwise(
    (z) => tf.maximum(z, tf.mul(z, leak)),
    (z) => tf.add(tf.mul(positive(z), 1 - leak), leak),
  ),
  sigmoid,
  softplus: elementwise(softplus, tf.sigmoid),
  gelu: elementwise(
    (z) => tf.mul(z, normalDistribution(z)),
    (z) => tf.add(normalDistribution(z), tf.mul(z, normalDensity(z))),
  ),
  silu: elementwise(
    (z) => tf.mul(z, tf.sigmoid(z)),
    (z) => {
      const s = tf.sigmoid(z)
      return tf.mul(s, tf.add(tf.mul(z, tf.sub(1, s)), 1))
    },
  ),
  sine,
  linear: (z) => z,
}

/** Returns (1 − linearity)·φ(z) + linearity·z, with an absolute error of at most 3e-7 (1 + |z|). */
export function activate(z: tf.Tensor, activation: Activation, linearity: number): tf.Tensor {
  if (activation === 'linear' || linearity === 1) return z
  const bent = activations[activation](z)
  return linearity === 0 ? bent : tf.add(tf.mul(bent, 1 - linearity), tf.mul(z, linearity))
}
