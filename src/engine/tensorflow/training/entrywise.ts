import * as tf from '@tensorflow/tfjs-core'

/** A tensor of weights after one update, with the rule's state for it. */
export interface Updated {
  readonly weights: tf.Tensor
  readonly state: readonly tf.Tensor[]
}

/** Returns weights and state after update t = 1, 2, … at rate η_t with gradient g. */
export type EntrywiseRule = (
  weights: tf.Tensor,
  gradient: tf.Tensor,
  state: readonly tf.Tensor[],
  rate: number,
  t: number,
) => Updated

/** An optimizer that receives the learning rate and index t = 1, 2, … before each update. */
export interface RatedOptimizer extends tf.Optimizer {
  prepare(rate: number, t: number): void
}

/** An optimizer with an entrywise rule, and `initial.length` numbers of state per weight. Owns the state. */
export class EntrywiseOptimizer extends tf.Optimizer implements RatedOptimizer {
  static readonly className = 'BadlandsEntrywise'
  readonly #initial: readonly number[]
  readonly #rule: EntrywiseRule
  readonly #state = new Map<string, tf.Variable[]>()
  #rate = 0
  #t = 0

  constructor(initial: readonly number[], rule: EntrywiseRule) {
    super()
    this.#initial = initial
    this.#rule = rule
  }

  prepare(rate: number, t: number): void {
    this.#rate = rate
    this.#t = t
  }

  override applyGradients(gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[]): void {
    const list = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }))
    for (const { name, tensor } of list) {
      const variable = tf.engine().registeredVariables[name]
      if (!variable) continue
      tf.tidy(() => {
        const state = this.#stateOf(variable)
        const updated = this.#rule(variable, tensor, state, this.#rate, this.#t)
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
