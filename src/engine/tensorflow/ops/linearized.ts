import * as tf from '@tensorflow/tfjs-core'
import { hasMaps, type Layout } from '../../../experiment/model/layout.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { activate } from './activation.ts'
import { throughSkip, type LayerTensors } from './network.ts'
import { normalize, normalizeTangent } from './normalization.ts'

/** s · from W + b, without b if it is absent. */
function affine(
  from: tf.Tensor,
  weights: tf.Tensor,
  biases: tf.Tensor | undefined,
  scale: number,
): tf.Tensor {
  const product = tf.mul(tf.matMul(from, weights), scale)
  return biases ? tf.add(product, biases) : product
}

/**
 * Returns outputScale · (ψ(z_L) at w_0 − reference) + J(w_0)(w − w_0), the outputs of a network's
 * linearisation, [1][samples][outputs]. Everything at w_0 is constant, so autodiff gives Jᵀ. `company` as in
 * `rawOutputs`. @throws ExperimentError for a convolutional network
 */
export function linearizedOutputs(
  layout: Layout,
  start: readonly LayerTensors[],
  layers: readonly LayerTensors[],
  inputs: tf.Tensor,
  reference: tf.Tensor | undefined,
  company?: number,
): tf.Tensor {
  if (hasMaps(layout))
    throw ExperimentError.at(
      'path',
      'TensorFlow.js has no linearised convolutional network: let the engine choose the path',
    )
  let value = inputs
  let tangent: tf.Tensor | undefined
  layout.layers.forEach(({ scale, activation, normalization, residual }, l) => {
    const [at, now] = [start[l], layers[l]]
    if (!at || !now) return
    const bend = (z: tf.Tensor) => activate(z, activation, layout.linearity)
    const sum = affine(value, at.weights, at.biases, scale)
    const moved = affine(
      value,
      tf.sub(now.weights, at.weights),
      now.biases && at.biases && tf.sub(now.biases, at.biases),
      scale,
    )
    const change = tangent ? tf.add(moved, affine(tangent, at.weights, undefined, scale)) : moved
    const normalized = normalize(sum, normalization, company)
    const slope = tf.grad((z) => tf.sum(bend(z)))(normalized)
    const bent = tf.mul(slope, normalizeTangent(sum, change, normalization, company))
    const through = bend(normalized)
    // The first layer has no skip, as no tangent enters it.
    tangent = residual && tangent ? throughSkip(residual, tangent, bent) : bent
    value = residual ? throughSkip(residual, value, through) : through
  })
  const centered = reference ? tf.sub(value, reference) : value
  const whole = tangent ? tf.add(centered, tangent) : centered
  return layout.outputScale === 1 ? whole : tf.mul(whole, layout.outputScale)
}
