import * as tf from '@tensorflow/tfjs-core'
import type { Problem } from '../../../experiment/problem.ts'
import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import { gradientNoise } from '../../../experiment/algorithm/noise.ts'
import { isDecoupled } from '../../../experiment/algorithm/rules.ts'
import { learningRateAt } from '../../../experiment/algorithm/schedule.ts'
import type { RatedOptimizer } from './entrywise.ts'
import { optimizerOf } from './optimizer.ts'
import type { Parameter, RunWeights } from '../ops/run-weights.ts'

/** Parameters that share a learning rate, with their optimizer. */
interface Group {
  /** Multiplies the algorithm's rate. */
  readonly factor: number
  readonly optimizer: RatedOptimizer
  readonly members: readonly { readonly parameter: Parameter; readonly gradient: number }[]
}

/** Parameters that learn, grouped by the factor of their layer; those of factor 0 stay as they are. */
function groupsOf(problem: Problem, algorithm: AlgorithmSpec, weights: RunWeights): Group[] {
  const byFactor = new Map<number, { parameter: Parameter; gradient: number }[]>()
  const learning = weights.parameters.filter(({ trained }) => trained)
  learning.forEach((parameter, gradient) => {
    const factor = problem.model.kind === 'mlp' ? (algorithm.layerRates?.[parameter.layer] ?? 1) : 1
    if (factor !== 0) byFactor.set(factor, [...(byFactor.get(factor) ?? []), { parameter, gradient }])
  })
  return [...byFactor].map(([factor, members]) => ({ factor, optimizer: optimizerOf(algorithm), members }))
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
    const rate = learningRateAt(this.#algorithm, t)
    if (rate === 0) return
    tf.tidy(() => {
      for (const { factor, optimizer, members } of this.#groups) {
        optimizer.prepare(rate * factor, t)
        optimizer.applyGradients(
          members.map(({ parameter, gradient }) => ({
            name: parameter.variable.name,
            tensor: this.#whole(t, parameter, gradients[gradient] ?? tf.zerosLike(parameter.variable)),
          })),
        )
      }
    })
  }

  dispose(): void {
    for (const { optimizer } of this.#groups) optimizer.dispose()
  }

  /** g + c w + σ ξ: what the rule sees (the decay of adamw and lion is in their rules). */
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
