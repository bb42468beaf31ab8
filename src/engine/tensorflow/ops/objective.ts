import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import type { FunctionModel, TrainingProblem } from '../../../experiment/training-problem.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { mostHeld, pieceWork } from '../../budget.ts'
import { functionValue } from './function.ts'
import { sampleWeightOf } from '../../sample-weight.ts'
import { weightedLoss } from './metric.ts'
import { linearizedOutputs } from './linearized.ts'
import { networkOutputs, widestLayer } from './network.ts'
import { PageTurns } from '../../backend/page-turns.ts'
import type { Tensors } from '../../backend/tensors.ts'
import { isBatchNormalized, type Layout } from '../../../experiment/model/layout.ts'
import { DataOnDevice } from './data-on-device.ts'
import { hasGradient, RunWeights } from './run-weights.ts'

/**
 * Returns the most samples of a network per call at `points` points, by memory and by work (forward and
 * backward). Larger parts are summed in pieces, except for samples that are normalised together.
 */
export function samplesAtOnce(layout: Layout, { computer }: Pick<Tensors, 'computer'>, points = 1): number {
  if (isBatchNormalized(layout)) return Infinity
  const held = mostHeld / (widestLayer(layout) * points)
  const computed = pieceWork[computer] / (3 * layout.work * points)
  return Math.max(1, Math.floor(Math.min(held, computed)))
}

/** Computes one summand of a metric. */
type Piece = () => tf.Scalar

/** The weights to measure, and how. */
export interface ObjectiveOptions {
  readonly problem: TrainingProblem
  readonly weights: RunWeights
  /** w_0 of a centred network, or of one that is `linearized` there. */
  readonly reference: Float32Array | undefined
  readonly linearized: boolean
  readonly signal: AbortSignal | undefined
}

/**
 * Metrics of one run's weights, with gradients by autodiff. Borrows the weights; owns the data on the device.
 * Calls reject with the signal's reason between two pieces when it aborts.
 */
export class Objective {
  readonly #problem: TrainingProblem
  readonly #weights: RunWeights
  readonly #data: DataOnDevice | undefined
  readonly #turns = new PageTurns()
  /** w_0, if the metric is of the network's linearisation. */
  readonly #start: RunWeights | undefined
  readonly #tensors: Tensors
  readonly #signal: AbortSignal | undefined

  constructor({ problem, weights, reference, linearized, signal }: ObjectiveOptions, tensors: Tensors) {
    const { model } = problem
    this.#start = linearized && reference ? new RunWeights(problem, reference) : undefined
    this.#problem = problem
    this.#weights = weights
    this.#data = model.kind === 'network' ? new DataOnDevice(model, reference) : undefined
    this.#tensors = tensors
    this.#signal = signal
  }

  /** Returns the metric; `rows` restricts it to those samples. The caller owns the scalar. */
  async value(metric: MetricSpec, rows?: Uint32Array): Promise<tf.Tensor> {
    const [value] = await this.#sum(metric, rows, (piece) => [piece()])
    return value ?? tf.scalar(0)
  }

  /**
   * Returns the metric and its gradient with respect to each parameter that has one, in their order. The
   * caller owns all tensors.
   */
  async gradient(
    metric: MetricSpec,
    rows?: Uint32Array,
  ): Promise<{ value: tf.Tensor; gradients: tf.Tensor[] }> {
    const learning = this.#weights.parameters.filter(hasGradient).map(({ variable }) => variable)
    if (learning.length === 0) return { value: await this.value(metric, rows), gradients: [] }
    const [value, ...gradients] = await this.#sum(metric, rows, (piece) => {
      const found = tf.variableGrads(piece, learning)
      return [found.value, ...learning.map((v) => found.grads[v.name] ?? tf.zerosLike(v))]
    })
    return { value: value ?? tf.scalar(0), gradients }
  }

  dispose(): void {
    this.#start?.dispose()
    this.#data?.dispose()
  }

  async #sum(
    metric: MetricSpec,
    rows: Uint32Array | undefined,
    of: (piece: Piece) => tf.Tensor[],
  ): Promise<tf.Tensor[]> {
    let sums: tf.Tensor[] = []
    try {
      for (const piece of this.#pieces(metric, rows)) {
        // The device must finish one piece before it receives the next, since it cannot release memory of
        // pending work.
        await sums[0]?.data()
        await this.#turns.rest()
        this.#signal?.throwIfAborted()
        this.#tensors.use()
        const parts = tf.tidy(() => of(piece))
        if (sums.length > 0) await this.#add(parts, sums)
        else sums = parts
      }
      return sums
    } catch (error) {
      tf.dispose(sums)
      throw error
    }
  }

  /** Adds parts to their sums, and frees the parts. */
  async #add(parts: readonly tf.Tensor[], sums: tf.Tensor[]): Promise<void> {
    for (const [i, part] of parts.entries()) {
      await this.#turns.rest()
      this.#tensors.use()
      const before = sums[i]
      if (before) sums[i] = tf.add(before, part)
      tf.dispose(before ? [before, part] : [part])
    }
  }

  #pieces(metric: MetricSpec, rows: Uint32Array | undefined): Piece[] {
    const { model } = this.#problem
    if (model.kind === 'function') return [() => this.#withDecay(this.#functionValue(model), metric)]
    const part = this.#data?.part(metric.part)
    if (!part) return []
    const { layout } = model
    const weight = sampleWeightOf(metric, part.part, layout.outputs, rows)
    const count = rows?.length ?? part.part.count
    const most = samplesAtOnce(layout, this.#tensors)
    const pieces: Piece[] = []
    for (let from = 0; from < count; from += most) {
      const size = Math.min(most, count - from)
      pieces.push(() => {
        const whole = !rows && size === count
        const samples = whole
          ? part
          : rows
            ? part.pick(rows.subarray(from, from + size))
            : part.slice(from, size)
        const { inputs, reference } = samples
        const layers = this.#weights.layers()
        const outputs = this.#start
          ? linearizedOutputs(layout, this.#start.layers(), layers, inputs, reference)
          : networkOutputs(layout, layers, inputs, reference)
        const value = tf.sum(weightedLoss(metric, outputs, samples, weight))
        return from === 0 ? this.#withDecay(value, metric) : (tf.reshape(value, []) as tf.Scalar)
      })
    }
    return pieces
  }

  #functionValue(model: FunctionModel): tf.Tensor {
    const [x, y] = this.#weights.parameters
    if (!x || !y) return tf.scalar(NaN)
    return tf.sum(functionValue(model, x.variable, y.variable))
  }

  #withDecay(value: tf.Tensor, { weightDecay }: MetricSpec): tf.Scalar {
    const whole =
      weightDecay === 0 ? value : tf.add(value, tf.mul(this.#weights.sumOfSquares(), weightDecay / 2))
    return tf.reshape(whole, []) as tf.Scalar
  }
}
