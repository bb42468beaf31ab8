import * as tf from '@tensorflow/tfjs-core'
import type { Problem } from '../../experiment/problem.ts'
import type { AlgorithmSpec } from '../../experiment/schema/algorithm.ts'
import { gradientNoise } from '../../experiment/algorithm/noise.ts'
import { optimizerOf } from './optimizer.ts'
import type { Parameter, RunWeights } from './weights.ts'

/** Parameters that share a learning rate, with their optimizer. */
interface Group {
  readonly optimizer: tf.Optimizer
  readonly members: readonly { readonly parameter: Parameter; readonly gradient: number }[]
}

/** Parameters that learn, grouped by the rate of their layer; those of rate 0 stay as they are. */
function groupsOf(problem: Problem, algorithm: AlgorithmSpec, weights: RunWeights): Group[] {
  const byRate = new Map<number, { parameter: Parameter; gradient: number }[]>()
  const learning = weights.parameters.filter(({ trained }) => trained)
  learning.forEach((parameter, gradient) => {
    const factor = problem.model.kind === 'mlp' ? (algorithm.layerRates?.[parameter.layer] ?? 1) : 1
    const rate = algorithm.learningRate * factor
    if (rate !== 0) byRate.set(rate, [...(byRate.get(rate) ?? []), { parameter, gradient }])
  })
  return [...byRate].map(([rate, members]) => ({ optimizer: optimizerOf(algorithm, rate), members }))
}

/** Turns gradients into updates of a run's weights: noise, the algorithm's weight decay, its rule. Borrows the weights. */
export class Learner {
  readonly #algorithm: AlgorithmSpec
  readonly #groups: readonly Group[]
  readonly #noise: (t: number, weight: number) => number

  /** `start` names the stream of the noise. */
  constructor(problem: Problem, algorithm: AlgorithmSpec, weights: RunWeights, start: number) {
    this.#algorithm = algorithm
    this.#groups = groupsOf(problem, algorithm, weights)
    this.#noise = gradientNoise(problem.experiment.seed, start)
  }

  /** Update t = 1, 2, … with the gradients of the parameters that learn, in their order; it leaves the gradients to the caller. */
  update(t: number, gradients: readonly tf.Tensor[]): void {
    tf.tidy(() => {
      for (const { optimizer, members } of this.#groups)
        optimizer.applyGradients(
          members.map(({ parameter, gradient }) => ({
            name: parameter.variable.name,
            tensor: this.#whole(t, parameter, gradients[gradient] ?? tf.zerosLike(parameter.variable)),
          })),
        )
    })
  }

  dispose(): void {
    for (const { optimizer } of this.#groups) optimizer.dispose()
  }

  /** g + c w + σ ξ: what the rule sees (adamw's decay is in its rule). */
  #whole(t: number, { variable, offset, size }: Parameter, gradient: tf.Tensor): tf.Tensor {
    const { noise, weightDecay, id } = this.#algorithm
    let whole = gradient
    if (noise > 0) {
      const draws = Float32Array.from({ length: size }, (_, i) => noise * this.#noise(t, offset + i))
      whole = tf.add(whole, tf.tensor(draws, variable.shape))
    }
    return weightDecay > 0 && id !== 'adamw' ? tf.add(whole, tf.mul(variable, weightDecay)) : whole
  }
}
