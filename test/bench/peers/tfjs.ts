import * as tf from '@tensorflow/tfjs'
import {
  coordinate,
  inputs,
  origin,
  resolution,
  sampleCount,
  targets,
  u,
  v,
  weightCount,
  widths,
} from '../work/work.ts'

const [n0, n1, n2, n3] = widths
const sizes = [
  [n0, n1],
  [n1, n2],
  [n2, n3],
] as const

/** Flat weights [points, 337] as the matrices and biases of each layer. */
function layersOf(flat: tf.Tensor2D): { w: tf.Tensor; b: tf.Tensor }[] {
  const points = flat.shape[0]
  let offset = 0
  const take = (rows: number, columns: number) => {
    const part = tf.slice(flat, [0, offset], [points, rows * columns])
    offset += rows * columns
    return tf.reshape(part, [points, rows, columns])
  }
  return sizes.map(([rows, columns]) => ({ w: take(rows, columns), b: take(1, columns) }))
}

function losses(flat: tf.Tensor2D, x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor1D {
  let h = tf.tile(tf.expandDims(x, 0), [flat.shape[0], 1, 1]) as tf.Tensor
  layersOf(flat).forEach(({ w, b }, l) => {
    const z = tf.add(tf.matMul(h, w), b)
    h = l === 2 ? z : tf.tanh(z)
  })
  return tf.mean(tf.squaredDifference(h, tf.expandDims(y, 0)), [1, 2])
}

/** Work A with tfjs ops, batched over all points in a row of the grid. */
export async function tfjsTerrain(): Promise<Float32Array> {
  const values = new Float32Array(resolution ** 2)
  const x = tf.tensor2d(inputs, [sampleCount, 2])
  const y = tf.tensor2d(targets, [sampleCount, 1])
  const rows: tf.Tensor1D[] = []
  for (let j = 0; j < resolution; j++)
    rows.push(
      tf.tidy(() => {
        const a = tf.tensor2d(
          Array.from({ length: resolution }, (_, i) => coordinate(i)),
          [resolution, 1],
        )
        const base = tf.add(tf.tensor1d(origin), tf.mul(tf.tensor1d(v), coordinate(j)))
        return losses(tf.add(base, tf.mul(a, tf.tensor2d(u, [1, weightCount]))) as tf.Tensor2D, x, y)
      }),
    )
  const all = tf.concat(rows)
  values.set(await all.data())
  tf.dispose([all, x, y, rows])
  return values
}

/** Points that the loop is timed on, spread over the grid. */
export const loopPoints = 13

/** Work A as most tools use tfjs: set the weights of a point, predict, read the loss, and repeat. */
export async function tfjsLoop(): Promise<number> {
  const x = tf.tensor2d(inputs, [sampleCount, 2])
  const y = tf.tensor2d(targets, [sampleCount, 1])
  let sum = 0
  for (let k = 0; k < loopPoints; k++) {
    const a = coordinate(Math.floor((k * (resolution - 1)) / (loopPoints - 1)))
    const flat = origin.map((w, i) => w + a * (u[i] ?? 0))
    const loss = tf.tidy(() => losses(tf.tensor2d(flat, [1, weightCount]), x, y))
    sum += (await loss.data())[0] ?? NaN
    loss.dispose()
  }
  tf.dispose([x, y])
  return sum
}

/** Work B: `steps` steps of `tf.train.sgd(...).minimize`, with one read at the end. */
export async function tfjsTraining(steps: number): Promise<number> {
  const x = tf.tensor2d(inputs, [sampleCount, 2])
  const y = tf.tensor2d(targets, [sampleCount, 1])
  const flat = tf.variable(tf.tensor2d(origin, [1, weightCount]))
  const optimizer = tf.train.sgd(0.05)
  let last: tf.Scalar | null = null
  for (let step = 0; step < steps; step++) {
    last?.dispose()
    last = optimizer.minimize(() => tf.reshape(losses(flat as tf.Tensor2D, x, y), []) as tf.Scalar, true)
  }
  const value = last ? ((await last.data())[0] ?? NaN) : NaN
  tf.dispose([x, y, flat, last ?? x])
  optimizer.dispose()
  return value
}
