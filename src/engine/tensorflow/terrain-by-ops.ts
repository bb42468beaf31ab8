import * as tf from '@tensorflow/tfjs-core'
import { mostHeld, pieceWork } from '../budget.ts'
import { gridValue } from '../../reference/plane/grid.ts'
import type { NetworkModel } from '../../experiment/training-problem.ts'
import type { Tensors } from '../backend/tensors.ts'
import type { TerrainField, TerrainRequest } from '../path.ts'
import { functionValue } from './ops/function.ts'
import { sampleWeightOf } from '../sample-weight.ts'
import { weightedLoss } from './ops/metric.ts'
import { layersOf, networkOutputs } from './ops/network.ts'
import { samplesAtOnce } from './ops/objective.ts'
import { PageTurns } from '../backend/page-turns.ts'
import { coarseFirst } from '../coarse-grid.ts'
import { DataOnDevice } from './ops/data-on-device.ts'

/** Points of the first chunk, and target time of later chunks in milliseconds. */
const firstPoints = 16
const aim = 30
/** Multiply-adds of a point. */
const pointWork = ({ problem: { model }, metric }: TerrainRequest): number =>
  model.kind === 'network' ? model.layout.work * (model.data.counts[metric.part] ?? 1) : 1

/** The plane of a request on the device; each [1][size]. */
interface PlaneTensors {
  readonly origin: tf.Tensor2D
  readonly u: tf.Tensor2D
  readonly v: tf.Tensor2D
}

/**
 * Computes a terrain with tfjs ops on any backend, many points at once. The same values are finite as in
 * TerrainKernel's. @throws the signal's reason when it aborts
 */
export async function terrainByOps(request: TerrainRequest, tensors: Tensors): Promise<TerrainField> {
  request.signal?.throwIfAborted()
  tensors.use()
  const work = new PointWork(request, tensors)
  try {
    return await coarseFirst(request, (indices, values) => work.fill(indices, values))
  } finally {
    work.dispose()
  }
}

/**
 * Computes points of one request in chunks, sized by the time they take. Owns plane and data on the device.
 */
class PointWork {
  readonly #request: TerrainRequest
  readonly #plane: PlaneTensors
  readonly #data: DataOnDevice | undefined
  readonly #tensors: Tensors
  readonly #turns = new PageTurns()
  #points: number
  #done = 0

  constructor(request: TerrainRequest, tensors: Tensors) {
    const { problem, reference } = request
    const row = (numbers: Float32Array) => tf.tensor2d(numbers, [1, problem.size])
    this.#request = request
    this.#plane = { origin: row(request.origin), u: row(request.u), v: row(request.v) }
    this.#data = problem.model.kind === 'network' ? new DataOnDevice(problem.model, reference) : undefined
    this.#tensors = tensors
    this.#points = Math.max(
      1,
      Math.min(firstPoints, Math.floor(pieceWork[tensors.computer] / pointWork(request))),
    )
  }

  dispose(): void {
    this.#data?.dispose()
    tf.dispose([this.#plane.origin, this.#plane.u, this.#plane.v])
  }

  /** Writes the values of the grid points at `indices`. */
  async fill(indices: readonly number[], into: Float32Array): Promise<void> {
    const { problem, signal, onProgress, resolution } = this.#request
    const most = Math.max(
      1,
      Math.floor(Math.min(mostHeld, pieceWork[this.#tensors.computer] / 3) / problem.size),
    )
    for (let at = 0; at < indices.length;) {
      const began = performance.now()
      const chunk = indices.slice(at, at + Math.min(this.#points, most))
      const values = await this.#values(chunk)
      chunk.forEach((index, k) => (into[index] = values[k]!))
      at += chunk.length
      this.#done += chunk.length
      const spent = Math.max(1, performance.now() - began)
      this.#points = Math.max(1, Math.floor(this.#points * Math.min(4, Math.max(0.25, aim / spent))))
      signal?.throwIfAborted()
      onProgress?.({ done: this.#done / (resolution[0] * resolution[1]) })
    }
  }

  async #values(chunk: readonly number[]): Promise<Float32Array> {
    this.#tensors.use()
    const flat = tf.tidy(() => this.#weightsAt(chunk))
    let total: tf.Tensor | undefined
    try {
      for (const piece of this.#pieces(chunk.length)) {
        await total?.data()
        await this.#turns.rest()
        this.#request.signal?.throwIfAborted()
        this.#tensors.use()
        const before = total
        total = tf.tidy(() => {
          const value = piece(flat)
          return before ? tf.add(before, value) : value
        })
        before?.dispose()
      }
      return total ? Float32Array.from(await total.data()) : new Float32Array()
    } finally {
      tf.dispose(total ? [flat, total] : [flat])
    }
  }

  /** origin + a·u + b·v, [points][size]. */
  #weightsAt(chunk: readonly number[]): tf.Tensor2D {
    const { resolution, extent } = this.#request
    const [na, nb] = resolution
    // A single number must be a scalar: plain JavaScript takes a hundred times as long to broadcast a column
    // of one over a large network.
    const column = (of: (index: number) => number) =>
      tf.tensor(Float32Array.from(chunk, of), chunk.length === 1 ? [] : [chunk.length, 1])
    const a = column((index) => gridValue(extent.a, index % na, na))
    const b = column((index) => gridValue(extent.b, Math.floor(index / na), nb))
    const { origin, u, v } = this.#plane
    return tf.add(tf.add(origin, tf.mul(a, u)), tf.mul(b, v)) as tf.Tensor2D
  }

  #pieces(points: number): ((flat: tf.Tensor2D) => tf.Tensor)[] {
    const { problem, metric } = this.#request
    const { model } = problem
    const decayed = (value: tf.Tensor, flat: tf.Tensor2D) =>
      metric.weightDecay === 0
        ? value
        : tf.add(value, tf.sum(tf.square(tf.mul(flat, Math.sqrt(metric.weightDecay / 2))), 1))
    if (model.kind === 'network') return this.#networkPieces(model, points, decayed)
    return [
      (flat) => {
        const [x, y] = tf.unstack(flat, 1)
        if (!x || !y) return tf.fill([points], NaN)
        return decayed(functionValue(model, x, y), flat)
      },
    ]
  }

  #networkPieces(
    { layout }: NetworkModel,
    points: number,
    decayed: (value: tf.Tensor, flat: tf.Tensor2D) => tf.Tensor,
  ): ((flat: tf.Tensor2D) => tf.Tensor)[] {
    const { metric } = this.#request
    const part = this.#data?.part(metric.part)
    if (!part) return []
    const { count } = part.part
    const weight = sampleWeightOf(metric, part.part, layout.outputs)
    const most = Math.min(count, samplesAtOnce(layout, this.#tensors, points))
    return Array.from({ length: Math.ceil(count / most) }, (_, k) => (flat) => {
      const size = Math.min(most, count - k * most)
      const samples = size === count ? part : part.slice(k * most, size)
      const outputs = networkOutputs(layout, layersOf(layout, flat), samples.inputs, samples.reference)
      const value = weightedLoss(metric, outputs, samples, weight)
      return k === 0 ? decayed(value, flat) : value
    })
  }
}
