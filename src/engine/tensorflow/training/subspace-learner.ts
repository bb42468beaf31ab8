import * as tf from '@tensorflow/tfjs-core'
import { subspaceDirections } from '../../../reference/algorithm/subspace.ts'
import { hasGradient, type Parameter, type RunWeights } from '../ops/run-weights.ts'
import { Learner, type LearnerOptions } from './learner.ts'

/**
 * Turns gradients into updates of the coordinates z of a subspace, and sets a run's weights to w_0 + Q z.
 * Borrows the weights, which begin at w_0. Owns z and Q until `dispose`.
 */
export class SubspaceLearner {
  readonly #weights: RunWeights
  readonly #use: () => void
  readonly #start: tf.Tensor1D
  /** Q, [direction][weight]. */
  readonly #directions: tf.Tensor2D
  /** z, [1][1][direction]. */
  readonly #coordinates: tf.Variable
  readonly #learner: Learner

  constructor(options: LearnerOptions, weights: RunWeights, dimension: number) {
    const { problem, use } = options
    const directions = Float32Array.from(subspaceDirections(problem, dimension))
    this.#weights = weights
    this.#use = use
    this.#start = weights.flat()
    this.#directions = tf.tensor2d(directions, [dimension, weights.size])
    this.#coordinates = tf.tidy(() => tf.variable(tf.zeros([1, 1, dimension])))
    const coordinates: Parameter = {
      variable: this.#coordinates,
      offset: 0,
      size: dimension,
      layer: 0,
      trained: true,
      acts: true,
    }
    this.#learner = new Learner({ ...options, parameters: [coordinates] })
  }

  /**
   * Makes update t = 1, 2, … with the gradients of the parameters that have one, in their order. The caller
   * keeps the gradients.
   */
  async update(t: number, gradients: readonly tf.Tensor[]): Promise<void> {
    this.#use()
    const along = tf.tidy(() =>
      tf.reshape(tf.matMul(this.#flat(gradients), this.#directions, false, true), [1, 1, -1]),
    )
    await this.#learner.update(t, [along]).finally(() => along.dispose())
    this.#use()
    tf.tidy(() => {
      const [, , dimension = 0] = this.#coordinates.shape
      const moved = tf.matMul(tf.reshape(this.#coordinates, [1, dimension]), this.#directions)
      this.#weights.assign(tf.add(this.#start, tf.reshape(moved, [this.#weights.size])))
    })
  }

  dispose(): void {
    this.#learner.dispose()
    tf.dispose([this.#start, this.#directions])
    this.#coordinates.dispose()
  }

  /** Returns the gradient with respect to all weights, [1][weight], 0 for those that do not learn. */
  #flat(gradients: readonly tf.Tensor[]): tf.Tensor2D {
    const learning = gradients.values()
    const parts = this.#weights.parameters.map((parameter) => {
      const gradient = hasGradient(parameter) ? learning.next().value : undefined
      return gradient ? tf.reshape(gradient, [parameter.size]) : tf.zeros([parameter.size])
    })
    return tf.reshape(tf.concat(parts), [1, this.#weights.size])
  }
}
