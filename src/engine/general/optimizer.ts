import * as tf from '@tensorflow/tfjs-core'
import type { AlgorithmSpec } from '../../experiment/schema/algorithm.ts'

/** tfjs's momentum optimizer, which keeps its learning rate's scalar when it is disposed. */
class Momentum extends tf.MomentumOptimizer {
  override dispose(): void {
    super.dispose()
    this.c.dispose()
  }
}

/** What one update makes of a tensor of weights and of the rule's state beside it. */
interface Updated {
  readonly weights: tf.Tensor
  readonly state: readonly tf.Tensor[]
}

/** An optimizer whose rule works entry by entry, with `initial.length` numbers of state for each weight. */
abstract class EntrywiseOptimizer extends tf.Optimizer {
  readonly #initial: readonly number[]
  readonly #state = new Map<string, tf.Variable[]>()
  #updates = 0

  constructor(initial: readonly number[]) {
    super()
    this.#initial = initial
  }

  /** w and state after update t = 1, 2, … with gradient g. */
  protected abstract update(
    weights: tf.Tensor,
    gradient: tf.Tensor,
    state: readonly tf.Tensor[],
    t: number,
  ): Updated

  override applyGradients(gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[]): void {
    const list = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }))
    this.#updates++
    for (const { name, tensor } of list) {
      const variable = tf.engine().registeredVariables[name]
      if (!variable) continue
      tf.tidy(() => {
        const state = this.#stateOf(variable)
        const updated = this.update(variable, tensor, state, this.#updates)
        variable.assign(updated.weights)
        state.forEach((slot, i) => slot.assign(updated.state[i] ?? slot))
      })
    }
  }

  override dispose(): void {
    for (const state of this.#state.values()) tf.dispose(state)
    this.#state.clear()
  }

  override getConfig(): Record<string, never> {
    return {}
  }

  #stateOf(variable: tf.Variable): tf.Variable[] {
    const kept = this.#state.get(variable.name)
    if (kept) return kept
    const state = this.#initial.map((value) => tf.variable(tf.fill(variable.shape, value), false))
    this.#state.set(variable.name, state)
    return state
  }
}

/** √v + ε, or √(v + ε) as tfjs has it. */
const root = (v: tf.Tensor, { epsilon, epsilonInside }: AlgorithmSpec): tf.Tensor =>
  epsilonInside ? tf.sqrt(tf.add(v, epsilon)) : tf.add(tf.sqrt(v), epsilon)

/** rate·before + (1 - rate)·now. */
const average = (rate: number, before: tf.Tensor, now: tf.Tensor): tf.Tensor =>
  tf.add(tf.mul(before, rate), tf.mul(now, 1 - rate))

/** g/root, and not finite where v is not, as of gradients beyond 1.8e19: a step of 0 would stand still in silence. */
const normalized = (gradient: tf.Tensor, v: tf.Tensor, algorithm: AlgorithmSpec): tf.Tensor =>
  tf.add(tf.div(gradient, root(v, algorithm)), tf.mul(v, 0))

const descend = (weights: tf.Tensor, rate: number, direction: tf.Tensor): tf.Tensor =>
  tf.sub(weights, tf.mul(direction, rate))

/** v = decay v + (1 - decay) g², w -= lr g/(√v + ε), not centred. tf.train.rmsprop has ε inside the root only. */
class RmsProp extends EntrywiseOptimizer {
  static readonly className = 'BadlandsRmsProp'
  readonly #algorithm: AlgorithmSpec
  readonly #rate: number

  constructor(algorithm: AlgorithmSpec, rate: number) {
    super([0])
    this.#algorithm = algorithm
    this.#rate = rate
  }

  protected override update(
    weights: tf.Tensor,
    gradient: tf.Tensor,
    [before = weights]: readonly tf.Tensor[],
  ): Updated {
    const v = average(this.#algorithm.decay, before, tf.square(gradient))
    return {
      weights: descend(weights, this.#rate, normalized(gradient, v, this.#algorithm)),
      state: [v],
    }
  }
}

/** s += g², w -= lr g/(√s + ε). tf.train.adagrad fixes ε at 1e-7, inside the root. */
class Adagrad extends EntrywiseOptimizer {
  static readonly className = 'BadlandsAdagrad'
  readonly #algorithm: AlgorithmSpec
  readonly #rate: number

  constructor(algorithm: AlgorithmSpec, rate: number) {
    super([algorithm.initialAccumulator])
    this.#algorithm = algorithm
    this.#rate = rate
  }

  protected override update(
    weights: tf.Tensor,
    gradient: tf.Tensor,
    [before = weights]: readonly tf.Tensor[],
  ): Updated {
    const s = tf.add(before, tf.square(gradient))
    return {
      weights: descend(weights, this.#rate, normalized(gradient, s, this.#algorithm)),
      state: [s],
    }
  }
}

/**
 * Adam, and AdamW where `decay` is not 0: w ← (1 - lr·decay) w, then w -= lr m̂/(√v̂ + ε). tf.train.adam keeps β₂ᵗ
 * in float32, so that 1 - β₂ᵗ is off by 5e-5 at first; here it is float64.
 */
class Adam extends EntrywiseOptimizer {
  static readonly className = 'BadlandsAdam'
  readonly #algorithm: AlgorithmSpec
  readonly #rate: number
  readonly #decay: number

  constructor(algorithm: AlgorithmSpec, rate: number, decay: number) {
    super([0, 0])
    this.#algorithm = algorithm
    this.#rate = rate
    this.#decay = decay
  }

  protected override update(
    weights: tf.Tensor,
    gradient: tf.Tensor,
    [mean = weights, variance = weights]: readonly tf.Tensor[],
    t: number,
  ): Updated {
    const { beta1, beta2 } = this.#algorithm
    const m = average(beta1, mean, gradient)
    const v = average(beta2, variance, tf.square(gradient))
    const unbiasedMean = tf.div(m, 1 - beta1 ** t)
    const unbiasedVariance = tf.div(v, 1 - beta2 ** t)
    const decayed = this.#decay === 0 ? weights : tf.mul(weights, 1 - this.#rate * this.#decay)
    return {
      weights: descend(decayed, this.#rate, normalized(unbiasedMean, unbiasedVariance, this.#algorithm)),
      state: [m, v],
    }
  }
}

/**
 * The optimizer of one learning rate: tf.train's where its meaning is that of api.md 2 (Rules), else our own.
 * The caller disposes it.
 */
export function optimizerOf(algorithm: AlgorithmSpec, rate: number): tf.Optimizer {
  switch (algorithm.id) {
    case 'sgd':
      return tf.train.sgd(rate)
    case 'momentum':
      return new Momentum(rate, algorithm.momentum)
    case 'nesterov':
      return new Momentum(rate, algorithm.momentum, true)
    case 'rmsprop':
      return new RmsProp(algorithm, rate)
    case 'adagrad':
      return new Adagrad(algorithm, rate)
    case 'adam':
      return new Adam(algorithm, rate, 0)
    case 'adamw':
      return new Adam(algorithm, rate, algorithm.weightDecay)
  }
}
