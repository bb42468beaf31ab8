import * as tf from '@tensorflow/tfjs-core'
import { widthBefore, type Layer, type Layout, type Residual } from '../../../experiment/model/layout.ts'
import { placesOf } from '../../../experiment/spec/model.ts'
import { activate } from './activation.ts'
import { matrixOf, pool, readInputs } from './maps.ts'
import { normalize } from './normalization.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** A layer's weights and biases at a batch of points of weight space. */
export interface LayerTensors {
  /** [points][inputs][outputs] */
  readonly weights: tf.Tensor
  /** [points][1][outputs] */
  readonly biases: tf.Tensor | undefined
}

/** Returns Wᵀ at each point. */
export const transposed = (weights: tf.Tensor): tf.Tensor => tf.transpose(weights, [0, 2, 1])

/** Splits flat weights [points][layout.size] into layers. */
export function layersOf(layout: Layout, flat: tf.Tensor2D): LayerTensors[] {
  const [points] = flat.shape
  const cut = (offset: number, rows: number, columns: number) =>
    tf.reshape(tf.slice(flat, [0, offset], [points, rows * columns]), [points, rows, columns])
  return layout.layers.map(({ weights, biases, inputs, outputs, tied }) => ({
    weights: tied ? transposed(cut(weights, outputs, inputs)) : cut(weights, inputs, outputs),
    biases: biases === undefined ? undefined : cut(biases, 1, outputs),
  }))
}

/** skip · around + branch · through. */
export const throughSkip = ({ skip, branch }: Residual, around: tf.Tensor, through: tf.Tensor): tf.Tensor =>
  tf.add(tf.mul(around, skip), tf.mul(through, branch))

function layerOutputs(
  layer: Layer,
  { weights, biases }: LayerTensors,
  linearity: number,
  from: tf.Tensor,
  company: number | undefined,
): tf.Tensor {
  const { scale, activation, normalization, residual } = layer
  const product = tf.matMul(readInputs(layer, from), matrixOf(layer, weights))
  const scaled = scale === 1 ? product : tf.mul(product, scale)
  const sums = normalize(
    biases ? tf.add(scaled, biases) : scaled,
    normalization,
    company && company * placesOf(layer),
  )
  const through = activate(sums, activation, linearity)
  return pool(layer, residual ? throughSkip(residual, tf.reshape(from, through.shape), through) : through)
}

/**
 * Returns ψ(z_L) of inputs [1][samples][inputs] at each point, [points][samples][outputs], neither centred
 * nor scaled. Batch normalisation takes means and variances over the first `company` samples, by default over
 * all.
 */
export function rawOutputs(
  layout: Layout,
  layers: readonly LayerTensors[],
  inputs: tf.Tensor,
  company?: number,
): tf.Tensor {
  return layout.layers.reduce<tf.Tensor>((from, layer, l) => {
    const tensors = layers[l]
    return tensors ? layerOutputs(layer, tensors, layout.linearity, from, company) : from
  }, inputs)
}

/**
 * Returns the network's outputs, outputScale · (ψ(z_L) − reference), [points][samples][outputs]; `company` as
 * in `rawOutputs`.
 */
export function networkOutputs(
  layout: Layout,
  layers: readonly LayerTensors[],
  inputs: tf.Tensor,
  reference: tf.Tensor | undefined,
  company?: number,
): tf.Tensor {
  const raw = rawOutputs(layout, layers, inputs, company)
  const centered = reference ? tf.sub(raw, reference) : raw
  return layout.outputScale === 1 ? centered : tf.mul(centered, layout.outputScale)
}

/** Returns the most numbers per sample that any layer holds. */
export const widestLayer = (layout: Layout): number =>
  maxOf(
    layout.layers.map((layer) => {
      const places = placesOf(layer)
      return Math.max(widthBefore(layer), places * layer.inputs, places * layer.outputs)
    }),
  )
