import type { AlgorithmId, AlgorithmSpec } from '../schema/algorithm.ts'

/** What an algorithm remembers of each weight: momentum or first moment, and second moment or sum of squares. */
export interface RuleState {
  readonly first: Float64Array
  readonly second: Float64Array
}

/** One weight's update: returns its next value and writes its state at `i`. `rate` is learningRate times the layer's rate. */
type Update = (i: number, rate: number, w: number, g: number, state: RuleState) => number

/** √v + ε, or √(v + ε). */
const root = ({ epsilon, epsilonInside }: AlgorithmSpec) =>
  epsilonInside ? (v: number) => Math.sqrt(v + epsilon) : (v: number) => Math.sqrt(v) + epsilon

const sgd = (): Update => (_i, rate, w, g) => w - rate * g

const momentum =
  (a: AlgorithmSpec): Update =>
  (i, rate, w, g, { first }) => {
    const b = a.momentum * (first[i] ?? 0) + g
    first[i] = b
    return w - rate * b
  }

const nesterov =
  (a: AlgorithmSpec): Update =>
  (i, rate, w, g, { first }) => {
    const b = a.momentum * (first[i] ?? 0) + g
    first[i] = b
    return w - rate * (g + a.momentum * b)
  }

function rmsprop(a: AlgorithmSpec): Update {
  const scale = root(a)
  return (i, rate, w, g, { second }) => {
    const v = a.decay * (second[i] ?? 0) + (1 - a.decay) * g * g
    second[i] = v
    return w - (rate * g) / scale(v)
  }
}

function adam(a: AlgorithmSpec, t: number): Update {
  const scale = root(a)
  const firstBias = 1 - a.beta1 ** t
  const secondBias = 1 - a.beta2 ** t
  return (i, rate, w, g, { first, second }) => {
    const m = a.beta1 * (first[i] ?? 0) + (1 - a.beta1) * g
    const v = a.beta2 * (second[i] ?? 0) + (1 - a.beta2) * g * g
    first[i] = m
    second[i] = v
    return w - (rate * (m / firstBias)) / scale(v / secondBias)
  }
}

function adamw(a: AlgorithmSpec, t: number): Update {
  const update = adam(a, t)
  return (i, rate, w, g, state) => update(i, rate, w * (1 - rate * a.weightDecay), g, state)
}

function adagrad(a: AlgorithmSpec): Update {
  const scale = root(a)
  return (i, rate, w, g, { second }) => {
    const s = (second[i] ?? 0) + g * g
    second[i] = s
    return w - (rate * g) / scale(s)
  }
}

/** The seven rules of api.md 2, for step t = 1, 2, … */
const rules: Readonly<Record<AlgorithmId, (algorithm: AlgorithmSpec, t: number) => Update>> = {
  sgd,
  momentum,
  nesterov,
  rmsprop,
  adam,
  adamw,
  adagrad,
}

/** The state before the first step: zeros, and `initialAccumulator` for adagrad. */
export function initialState(algorithm: AlgorithmSpec, size: number): RuleState {
  const second = new Float64Array(size)
  if (algorithm.id === 'adagrad') second.fill(algorithm.initialAccumulator)
  return { first: new Float64Array(size), second }
}

/**
 * Step t (from 1) of an algorithm: replaces `weights` and `state`. `gradient` holds noise already; the algorithm's weight
 * decay is added here (adamw shrinks the weights first instead). `rates` multiplies the learning rate of each weight;
 * a weight whose rate is undefined or 0 does not learn and stays as it is.
 */
export function applyRule(
  algorithm: AlgorithmSpec,
  t: number,
  weights: Float64Array,
  gradient: Float64Array,
  rates: Float64Array,
  state: RuleState,
): void {
  const update = rules[algorithm.id](algorithm, t)
  const decay = algorithm.id === 'adamw' ? 0 : algorithm.weightDecay
  for (let i = 0; i < weights.length; i++) {
    const rate = algorithm.learningRate * (rates[i] ?? 0)
    if (rate === 0) continue
    const w = weights[i] ?? 0
    weights[i] = update(i, rate, w, (gradient[i] ?? 0) + (decay === 0 ? 0 : decay * w), state)
  }
}
