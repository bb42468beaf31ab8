import * as tf from '@tensorflow/tfjs-core'
import type { LayerShape } from '../../../experiment/spec/model.ts'

// What src/experiment/model/maps.ts says, for a batch of points of weight space. A convolution is a product of patches and W: so it is one
// for all points, and its gradient is there on every backend, WebAssembly's among them, which has none of conv2d.

/** What comes into a layer, [points][samples][width], as its W reads it: [points][samples · places][inputs]. */
export function readInputs({ reads, side, inputs }: LayerShape, from: tf.Tensor): tf.Tensor {
  if (reads === 'all') return from
  const [points = 1, samples = 1] = from.shape
  if (reads === 'means') return tf.mean(tf.reshape(from, [points, samples, side ** 2, inputs]), 2)
  const maps = tf.reshape(from, [points * samples, side, side, inputs / 9])
  const edged = tf.pad(maps, [[0, 0], [1, 1], [1, 1], [0, 0]]) // prettier-ignore
  const taps = Array.from({ length: 9 }, (_, tap) =>
    tf.slice(edged, [0, Math.floor(tap / 3), tap % 3, 0], [-1, side, side, -1]),
  )
  return tf.reshape(tf.stack(taps, -1), [points, samples * side ** 2, inputs])
}

/** What leaves a layer, [points][samples][width], of its values at all places, [points][samples · places][outputs]. */
export function pool(layer: LayerShape, values: tf.Tensor): tf.Tensor {
  const { reads, side, outputs } = layer
  if (reads !== 'patches') return values
  const [points = 1, rows = 1] = values.shape
  const samples = rows / side ** 2
  if (layer.pool === 'none') return tf.reshape(values, [points, samples, side ** 2 * outputs])
  const maps: tf.Tensor4D = tf.reshape(values, [points * samples, side, side, outputs])
  const squares = layer.pool === 'max' ? tf.maxPool(maps, 2, 2, 'valid') : tf.avgPool(maps, 2, 2, 'valid')
  return tf.reshape(squares, [points, samples, (side ** 2 / 4) * outputs])
}
