import * as tf from '@tensorflow/tfjs-core'
import type { AlgorithmOf, AlgorithmSpec, Hyperparameters } from '../../../experiment/spec/algorithm.ts'
import { EntrywiseOptimizer, type EntrywiseRule, type RatedOptimizer } from './entrywise.ts'

/** tf.train.sgd. */
class Descent extends tf.SGDOptimizer implements RatedOptimizer {
  prepare(rate: number): void {
    if (rate !== this.learningRate) this.setLearningRate(rate)
  }
}

/** tfjs's momentum optimizer, which does not dispose the scalar of its learning rate. */
class Momentum extends tf.MomentumOptimizer implements RatedOptimizer {
  prepare(rate: number): void {
    if (rate !== this.learningRate) this.setLearningRate(rate)
  }

  override dispose(): void {
    super.dispose()
    this.c.dispose()
  }
}

type Root = Pick<Hyperparameters, 'epsilon' | 'epsilonInside'>

/** √v + ε, or √(v + ε) as in tfjs. */
const root = (v: tf.Tensor, { epsilon, epsilonInside }: Root): tf.Tensor =>
  epsilonInside ? tf.sqrt(tf.add(v, epsilon)) : tf.add(tf.sqrt(v), epsilon)

/** rate·before + (1 − rate)·now. */
const average = (rate: number, before: tf.Tensor, now: tf.Tensor): tf.Tensor =>
  tf.add(tf.mul(before, rate), tf.mul(now, 1 - rate))

/** g/root, not finite if v is not, as for gradients beyond 1.8e19; otherwise the step would silently be 0. */
const normalized = (gradient: tf.Tensor, v: tf.Tensor, epsilons: Root): tf.Tensor =>
  tf.add(tf.div(gradient, root(v, epsilons)), tf.mul(v, 0))

const descend = (weights: tf.Tensor, rate: number, direction: tf.Tensor): tf.Tensor =>
  tf.sub(weights, tf.mul(direction, rate))

/** −1, 0 or 1; not finite if x is not. */
const signOf = (x: tf.Tensor): tf.Tensor => tf.add(tf.sign(x), tf.mul(x, 0))

/**
 * v = decay v + (1 − decay) g², w −= lr g/(√v + ε), not centred. tf.train.rmsprop only has ε inside the root.
 */
const rmsprop =
  (a: AlgorithmOf<'rmsprop'>): EntrywiseRule =>
  (weights, gradient, [before = weights], rate) => {
    const v = average(a.decay, before, tf.square(gradient))
    return { weights: descend(weights, rate, normalized(gradient, v, a)), state: [v] }
  }

/** s += g², w −= lr g/(√s + ε). tf.train.adagrad fixes ε at 1e-7, inside the root. */
const adagrad =
  (a: AlgorithmOf<'adagrad'>): EntrywiseRule =>
  (weights, gradient, [before = weights], rate) => {
    const s = tf.add(before, tf.square(gradient))
    return { weights: descend(weights, rate, normalized(gradient, s, a)), state: [s] }
  }

/**
 * Adam, or AdamW if `decay` is not 0: w ← (1 − lr·decay) w, then w −= lr m̂/(√v̂ + ε). tf.train.adam keeps
 * β₂ᵗ in float32, so that 1 − β₂ᵗ is off by 5e-5 at first; here it is float64.
 */
const adam =
  (a: AlgorithmOf<'adam' | 'adamw'>, decay: number): EntrywiseRule =>
  (weights, gradient, [mean = weights, variance = weights], rate, t) => {
    const m = average(a.beta1, mean, gradient)
    const v = average(a.beta2, variance, tf.square(gradient))
    const unbiasedMean = tf.div(m, 1 - a.beta1 ** t)
    const unbiasedVariance = tf.div(v, 1 - a.beta2 ** t)
    const decayed = decay === 0 ? weights : tf.mul(weights, 1 - rate * decay)
    return { weights: descend(decayed, rate, normalized(unbiasedMean, unbiasedVariance, a)), state: [m, v] }
  }

/** w_{t+1} = w_t - lr g + μ (w_t - w_{t-1}). */
const heavyBall =
  (a: AlgorithmOf<'heavy-ball'>): EntrywiseRule =>
  (weights, gradient, [before = weights], rate) => {
    const move = descend(tf.mul(before, a.momentum), rate, gradient)
    return { weights: tf.add(weights, move), state: [move] }
  }

/** w -= lr sign g. */
const sign: EntrywiseRule = (weights, gradient, _state, rate) => ({
  weights: descend(weights, rate, signOf(gradient)),
  state: [],
})

/** u = sign(β₁ m + (1 - β₁) g), w -= lr (u + c w), m = β₂ m + (1 - β₂) g. */
const lion =
  (a: AlgorithmOf<'lion'>): EntrywiseRule =>
  (weights, gradient, [mean = weights], rate) => {
    const decayed = a.weightDecay === 0 ? weights : tf.mul(weights, 1 - rate * a.weightDecay)
    return {
      weights: descend(decayed, rate, signOf(average(a.beta1, mean, gradient))),
      state: [average(a.beta2, mean, gradient)],
    }
  }

/**
 * Returns the optimizer of an algorithm: tf.train's if it agrees with the oracle's rule, otherwise one of
 * this file. The caller prepares it before each update, and disposes it.
 */
export function optimizerOf(algorithm: AlgorithmSpec): RatedOptimizer {
  const { learningRate } = algorithm
  switch (algorithm.id) {
    case 'sgd':
      return new Descent(learningRate)
    case 'momentum':
      return new Momentum(learningRate, algorithm.momentum)
    case 'nesterov':
      return new Momentum(learningRate, algorithm.momentum, true)
    case 'rmsprop':
      return new EntrywiseOptimizer([0], rmsprop(algorithm))
    case 'adagrad':
      return new EntrywiseOptimizer([algorithm.initialAccumulator], adagrad(algorithm))
    case 'adam':
      return new EntrywiseOptimizer([0, 0], adam(algorithm, 0))
    case 'adamw':
      return new EntrywiseOptimizer([0, 0], adam(algorithm, algorithm.weightDecay))
    case 'heavy-ball':
      return new EntrywiseOptimizer([0], heavyBall(algorithm))
    case 'sign':
      return new EntrywiseOptimizer([], sign)
    case 'lion':
      return new EntrywiseOptimizer([0], lion(algorithm))
    default:
      throw new Error(`There is no rule '${algorithm.id}' for single weights.`)
  }
}
