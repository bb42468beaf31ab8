import * as tf from '@tensorflow/tfjs-core'
import type { LayerShape } from '../../../experiment/spec/model.ts'

// The layers of src/experiment/model/maps.ts, for a batch of points of weight space. A convolution is a
// product of patches and W, computed once for all points. Convolution and pooling use only operations whose
// gradient is correct on every backend: on WebAssembly, that of conv2d is missing and that of maxPool is
// wrong.

/**
 * Reshapes a tensor. On WebGL, a product misreads a tensor that was just reshaped, and so does its gradient
 * on the way back; there it is copied on both sides.
 */
function reshaped(x: tf.Tensor, shape: number[]): tf.Tensor {
  if (tf.getBackend() !== 'webgl') return tf.reshape(x, shape)
  return tf.mul(tf.reshape(tf.mul(x, 1), shape), 1)
}

/**
 * Returns a layer's input, [points][samples][width], in the shape that `matrixOf` needs: [points][samples ·
 * places][inputs].
 */
export function readInputs({ reads, side, inputs }: LayerShape, from: tf.Tensor): tf.Tensor {
  if (reads === 'all') return from
  const [points = 1, samples = 1] = from.shape
  if (reads === 'means') return tf.mean(tf.reshape(from, [points, samples, side ** 2, inputs]), 2)
  const maps = tf.reshape(from, [points * samples, side, side, inputs / 9])
  const edged = tf.pad(maps, [[0, 0], [1, 1], [1, 1], [0, 0]]) // prettier-ignore
  const taps = Array.from({ length: 9 }, (_, tap) =>
    tf.slice(edged, [0, Math.floor(tap / 3), tap % 3, 0], [-1, side, side, -1]),
  )
  return reshaped(tf.concat(taps, 3), [points, samples * side ** 2, inputs])
}

/**
 * Returns W of a layer, [points][inputs][outputs]; for kernels with rows [entry][channel] instead of
 * [channel][entry].
 */
export function matrixOf({ reads, inputs, outputs }: LayerShape, weights: tf.Tensor): tf.Tensor {
  if (reads !== 'patches') return weights
  const [points = 1] = weights.shape
  const entries = tf.transpose(tf.reshape(weights, [points, inputs / 9, 9, outputs]), [0, 2, 1, 3])
  return reshaped(entries, [points, inputs, outputs])
}

/**
 * Returns a layer's output, [points][samples][width], from its values at all places, [points][samples ·
 * places][outputs].
 */
export function pool({ reads, side, outputs, pool: kind }: LayerShape, values: tf.Tensor): tf.Tensor {
  if (reads !== 'patches') return values
  const [points = 1, rows = 1] = values.shape
  const samples = rows / side ** 2
  if (kind === 'none') return reshaped(values, [points, samples, side ** 2 * outputs])
  const half = side / 2
  // Two rows of a map, with pairs of adjacent columns.
  const pairs = reshaped(values, [points * samples * half, 2, half, 2 * outputs])
  const corner = (row: number, column: number) =>
    tf.slice(pairs, [0, row, 0, column * outputs], [-1, 1, -1, outputs])
  const join = kind === 'max' ? tf.maximum : tf.add
  const joined = join(join(corner(0, 0), corner(0, 1)), join(corner(1, 0), corner(1, 1)))
  const pooled = kind === 'max' ? joined : tf.div(joined, 4)
  return reshaped(pooled, [points, samples, half ** 2 * outputs])
}
