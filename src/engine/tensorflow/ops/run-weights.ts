import * as tf from '@tensorflow/tfjs-core'
import { isTied, storedBiases } from '../../../experiment/model/layout.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { sumOfSquares } from './elementary.ts'
import { transposed, type LayerTensors } from './network.ts'

/** One tensor of weights that a run changes, and its place in the flat weights. */
export interface Parameter {
  readonly variable: tf.Variable
  readonly offset: number
  readonly size: number
  /** Index of its layer, from 0; 0 for a function of two weights. */
  readonly layer: number
  readonly trained: boolean
  /**
   * False for biases that a normalisation cancels: they have no gradient, and move only by noise and decay.
   */
  readonly acts: boolean
}

/** Returns whether a metric has a gradient for a parameter. The parameter must affect the metric and be trained. */
export const hasGradient = ({ trained, acts }: Pick<Parameter, 'trained' | 'acts'>): boolean =>
  trained && acts

interface Shape extends Omit<Parameter, 'variable'> {
  readonly shape: [number, number, number]
}

/**
 * Shapes of W [1][inputs][outputs] and b [1][1][outputs] of each layer in flat order, or of x and y of a
 * function.
 */
function shapesOf({ model }: TrainingProblem): Shape[] {
  if (model.kind === 'function')
    return [0, 1].map((offset) => ({
      offset,
      size: 1,
      layer: 0,
      trained: true,
      acts: true,
      shape: [1, 1, 1],
    }))
  return model.layout.layers.flatMap((of, layer) => {
    const { weights, inputs, outputs, trained, tied } = of
    const matrix: Shape = {
      offset: weights,
      size: inputs * outputs,
      layer,
      trained,
      acts: true,
      shape: [1, inputs, outputs],
    }
    const offset = storedBiases(of)
    const matrices = tied ? [] : [matrix]
    if (offset === undefined) return matrices
    const acts = of.biases !== undefined
    return [...matrices, { offset, size: outputs, layer, trained, acts, shape: [1, 1, outputs] }]
  })
}

/** The weights of one run as tfjs variables. Owns them until `dispose`. */
export class RunWeights {
  readonly parameters: readonly Parameter[]
  readonly size: number
  readonly #isTied: boolean

  constructor(problem: TrainingProblem, values: Float32Array) {
    this.size = problem.size
    this.#isTied = problem.model.kind === 'network' && isTied(problem.model.layout)
    this.parameters = shapesOf(problem).map(({ shape, ...place }) => ({
      ...place,
      variable: tf.tidy(() =>
        tf.variable(tf.tensor3d(values.slice(place.offset, place.offset + place.size), shape)),
      ),
    }))
  }

  /** Returns a copy of all weights, [size]; the caller owns it. */
  flat(): tf.Tensor1D {
    return tf.tidy(() => tf.concat1d(this.parameters.map(({ variable }) => tf.reshape(variable, [-1]))))
  }

  /** Returns Σ w² as a differentiable scalar. */
  sumOfSquares(): tf.Tensor {
    return sumOfSquares(this.parameters.map(({ variable }) => variable))
  }

  /** Returns the variables by layer; a tied layer's W is made from the previous layer's. */
  layers(): LayerTensors[] {
    if (this.#isTied) {
      const [weights, biases] = this.parameters.map(({ variable }) => variable)
      return weights
        ? [
            { weights, biases: undefined },
            { weights: transposed(weights), biases },
          ]
        : []
    }
    const layers: { weights: tf.Tensor; biases: tf.Tensor | undefined }[] = []
    for (const { layer, variable, acts } of this.parameters) {
      if (!acts) continue
      const started = layers[layer]
      if (started) started.biases = variable
      else layers[layer] = { weights: variable, biases: undefined }
    }
    return layers
  }

  /** Sets all weights, [size]. */
  assign(values: Float32Array | tf.Tensor1D): void {
    tf.tidy(() => {
      const flat = values instanceof Float32Array ? tf.tensor1d(values) : values
      for (const { variable, offset, size } of this.parameters)
        variable.assign(tf.reshape(tf.slice1d(flat, offset, size), variable.shape))
    })
  }

  dispose(): void {
    for (const { variable } of this.parameters) variable.dispose()
  }
}
