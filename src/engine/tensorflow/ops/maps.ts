import * as tf from '@tensorflow/tfjs-core'
import type { LayerShape } from '../../../experiment/spec/model.ts'

// What src/experiment/model/maps.ts says, for a batch of points of weight space. A convolution is a product of patches and W: so it is one
// for all points. It and the pooling are made of operations with a right gradient on every backend: that of conv2d is missing in
// WebAssembly, where that of maxPool is wrong.

/**
 * A tensor in another shape. On WebGL a product misreads what was reshaped just before, and its gradient what is reshaped on the way
 * back: there it is copied on both sides.
 */
function reshaped(x: tf.Tensor, shape: number[]): tf.Tensor {
  if (tf.getBackend() !== 'webgl') return tf.reshape(x, shape)
  return tf.mul(tf.reshape(tf.mul(x, 1), shape), 1)
}

/** What comes into a layer, [points][samples][width], as `matrixOf` reads it: [points][samples · places][inputs]. */
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

/** W of a layer, [points][inputs][outputs]; of kernels with the rows [entry][channel] in place of [channel][entry]. */
export function matrixOf({ reads, inputs, outputs }: LayerShape, weights: tf.Tensor): tf.Tensor {
  if (reads !== 'patches') return weights
  const [points = 1] = weights.shape
  const entries = tf.transpose(tf.reshape(weights, [points, inputs / 9, 9, outputs]), [0, 2, 1, 3])
  return reshaped(entries, [points, inputs, outputs])
}

/** What leaves a layer, [points][samples][width], of its values at all places, [points][samples · places][outputs]. */
export function pool({ reads, side, outputs, pool: kind }: LayerShape, values: tf.Tensor): tf.Tensor {
  if (reads !== 'patches') return values
  const [points = 1, rows = 1] = values.shape
  const samples = rows / side ** 2
  if (kind === 'none') return reshaped(values, [points, samples, side ** 2 * outputs])
  const half = side / 2
  // Two rows of a map, and two columns beside each other.
  const pairs = reshaped(values, [points * samples * half, 2, half, 2 * outputs])
  const corner = (row: number, column: number) =>
    tf.slice(pairs, [0, row, 0, column * outputs], [-1, 1, -1, outputs])
  const join = kind === 'max' ? tf.maximum : tf.add
  const joined = join(join(corner(0, 0), corner(0, 1)), join(corner(1, 0), corner(1, 1)))
  const pooled = kind === 'max' ? joined : tf.div(joined, 4)
  return reshaped(pooled, [points, samples, half ** 2 * outputs])
}
