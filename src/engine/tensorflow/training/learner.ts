import * as tf from '@tensorflow/tfjs-core'
import { PageTurns } from '../../backend/page-turns.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import { gradientNoise } from '../../../reference/algorithm/noise.ts'
import { isDecoupled } from '../../../reference/algorithm/rules.ts'
import { learningRateAt } from '../../../reference/algorithm/schedule.ts'
import type { RatedOptimizer } from './entrywise.ts'
import { optimizerOf } from './optimizer.ts'
import { hasGradient, type Parameter } from '../ops/run-weights.ts'

/** A parameter that learns, with an optimizer of its own, so that updates can be made one at a time. */
interface Learning {
  readonly parameter: Parameter
  /** Index of its gradient among the existing ones; −1 if it has none, which counts as 0. */
  readonly gradient: number
  /** Factor of the algorithm's rate. */
  readonly factor: number
  readonly optimizer: RatedOptimizer
}

/** Returns the parameters that learn, without those of factor 0. */
function learningOf({ problem, algorithm, parameters }: LearnerOptions): Learning[] {
  const rates = problem.model.kind === 'network' ? algorithm.layerRates : undefined
  const learning = parameters.filter(({ trained }) => trained)
  const graded = learning.filter(hasGradient)
  return learning
    .map((parameter) => ({
      parameter,
      gradient: graded.indexOf(parameter),
      factor: rates?.[parameter.layer] ?? 1,
    }))
    .filter(({ factor }) => factor !== 0)
    .map((one) => ({ ...one, optimizer: optimizerOf(algorithm) }))
}

/** The weights to train, and how. */
export interface LearnerOptions {
  readonly problem: TrainingProblem
  readonly algorithm: AlgorithmSpec
  readonly parameters: readonly Parameter[]
  /** Selects the noise stream. */
  readonly start: number
  /** Makes the run's backend the current one. */
  readonly use: () => void
}

/**
 * Turns gradients into updates of parameters: noise, the algorithm's weight decay, its rule. Borrows the
 * parameters.
 */
export class Learner {
  readonly #algorithm: AlgorithmSpec
  readonly #learning: readonly Learning[]
  readonly #noise: (t: number, weight: number) => number
  readonly #turns = new PageTurns()
  readonly #use: () => void

  constructor(options: LearnerOptions) {
    const { problem, algorithm, start, use } = options
    this.#algorithm = algorithm
    this.#learning = learningOf(options)
    this.#noise = gradientNoise(problem.experiment.seed, start)
    this.#use = use
  }

  /**
   * Makes update t = 1, 2, … with the gradients of the parameters that have one, in their order. The caller
   * keeps the gradients.
   */
  async update(t: number, gradients: readonly tf.Tensor[]): Promise<void> {
    const rate = learningRateAt(this.#algorithm, t)
    if (rate === 0) return
    for (const { factor, optimizer, parameter, gradient } of this.#learning) {
      await this.#turns.rest()
      this.#use()
      const { variable } = parameter
      tf.tidy(() => {
        optimizer.prepare(rate * factor, t)
        const tensor = this.#whole(t, parameter, gradients[gradient] ?? tf.zerosLike(variable))
        optimizer.applyGradients([{ name: variable.name, tensor }])
      })
    }
  }

  dispose(): void {
    for (const { optimizer } of this.#learning) optimizer.dispose()
  }

  /** Returns g + c w + σ ξ, the rule's input (adamw and lion have the decay in their rules). */
  #whole(t: number, { variable, offset, size }: Parameter, gradient: tf.Tensor): tf.Tensor {
    const { noise, weightDecay, id } = this.#algorithm
    let whole = gradient
    if (noise > 0) {
      const draws = Float32Array.from({ length: size }, (_, i) => noise * this.#noise(t, offset + i))
      whole = tf.add(whole, tf.tensor(draws, variable.shape))
    }
    return weightDecay > 0 && !isDecoupled(id) ? tf.add(whole, tf.mul(variable, weightDecay)) : whole
  }
}
