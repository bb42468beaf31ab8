import * as tf from '@tensorflow/tfjs'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { deepData, type DeepWork } from '../work/deep.ts'
import { coordinate, resolution } from '../work/work.ts'

const sizeOf = ({ widths }: DeepWork): number =>
  widths.slice(1).reduce((sum, n, l) => sum + (1 + (widths[l] ?? 0)) * n, 0)

const drawn = (work: DeepWork, lane: number, scale: number): Float32Array => {
  const stream = new RandomStream(1, 'bench/deep/weights')
  return Float32Array.from({ length: sizeOf(work) }, (_, i) => scale * stream.normal(i, lane))
}

/** Flat weights [points, size] as the matrices and biases of each layer. */
function layersOf({ widths }: DeepWork, flat: tf.Tensor2D): { w: tf.Tensor; b: tf.Tensor }[] {
  const points = flat.shape[0]
  let offset = 0
  const take = (rows: number, columns: number) => {
    const part = tf.slice(flat, [0, offset], [points, rows * columns])
    offset += rows * columns
    return tf.reshape(part, [points, rows, columns])
  }
  return widths.slice(1).map((n, l) => ({ w: take(widths[l] ?? 0, n), b: take(1, n) }))
}

function normalized(z: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(z, 1, true)
  return tf.mul(tf.sub(z, mean), tf.rsqrt(tf.add(variance, 1e-5)))
}

/** The loss at each point. */
function losses(work: DeepWork, flat: tf.Tensor2D, x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor1D {
  const layers = layersOf(work, flat)
  const last = layers.length - 1
  let h = tf.tile(tf.expandDims(x, 0), [flat.shape[0], 1, 1]) as tf.Tensor
  layers.forEach(({ w, b }, l) => {
    const z = tf.add(tf.matMul(h, w), b)
    if (l === last) h = z
    else if (work.batch) h = tf.relu(normalized(z))
    else h = l === 0 ? tf.relu(z) : tf.add(h, tf.mul(tf.relu(z), 1 / Math.sqrt(last - 1)))
  })
  const targets = tf.expandDims(y, 0)
  const each =
    y.shape[1] === 1
      ? tf.squeeze(tf.softplus(tf.neg(tf.mul(targets, h))), [2])
      : tf.sub(tf.logSumExp(h, 2), tf.sum(tf.mul(targets, h), 2))
  return tf.mean(each, 1)
}

const tensorsOf = (work: DeepWork): { x: tf.Tensor2D; y: tf.Tensor2D } => {
  const { inputs, targets } = deepData(work)
  return { x: tf.tensor2d(inputs), y: tf.tensor2d(targets) }
}

/** Computes `rows` rows of the surface of 65 x 65 points with tfjs ops, one row at a time. */
export async function tfjsRows(work: DeepWork, rows: number): Promise<void> {
  const { x, y } = tensorsOf(work)
  const [origin, u, v] = [drawn(work, 0, 0.3), drawn(work, 1, 0.3), drawn(work, 2, 0.3)]
  const along = Array.from({ length: resolution }, (_, i) => coordinate(i))
  for (let j = 0; j < rows; j++) {
    const values = tf.tidy(() => {
      const base = tf.add(tf.tensor1d(origin), tf.mul(tf.tensor1d(v), coordinate(j)))
      const a = tf.tensor2d(along, [resolution, 1])
      return losses(work, tf.add(base, tf.mul(a, tf.tensor2d(u, [1, u.length]))) as tf.Tensor2D, x, y)
    })
    await values.data()
    values.dispose()
  }
  tf.dispose([x, y])
}

/** Takes `steps` steps of `tf.train.adam(...).minimize`, with one read at the end. */
export async function tfjsSteps(work: DeepWork, steps: number): Promise<void> {
  const { x, y } = tensorsOf(work)
  const start = drawn(work, 0, 0.3)
  const flat = tf.variable(tf.tensor2d(start, [1, start.length]))
  const optimizer = tf.train.adam(0.005)
  for (let step = 0; step < steps; step++)
    optimizer.minimize(() => tf.reshape(losses(work, flat as tf.Tensor2D, x, y), []) as tf.Scalar)
  await flat.data()
  tf.dispose([x, y, flat])
  optimizer.dispose()
}
