import {
  isEntrywise,
  type AlgorithmId,
  type AlgorithmOf,
  type AlgorithmSpec,
  type Hyperparameters,
} from '../../experiment/spec/algorithm.ts'
import { noteIn, type Note, type StepParts } from './parts.ts'
import { learningRateAt } from './schedule.ts'

/**
 * Memory of an algorithm for each weight: momentum, first moment or last move, and second moment or sum of
 * squares.
 */
export interface RuleState {
  readonly first: Float64Array
  readonly second: Float64Array
}

/**
 * Updates one weight: returns its next value and writes its state at `i`. `rate` is η_t times the layer's
 * rate.
 */
type Update = (i: number, rate: number, w: number, g: number, state: RuleState) => number

/** √v + ε, or √(v + ε). */
const root = ({ epsilon, epsilonInside }: Pick<Hyperparameters, 'epsilon' | 'epsilonInside'>) =>
  epsilonInside ? (v: number) => Math.sqrt(v + epsilon) : (v: number) => Math.sqrt(v) + epsilon

const sgd =
  (note?: Note): Update =>
  (i, rate, w, g) => {
    note?.(i, -rate * g, 0, 1, 0)
    return w - rate * g
  }

const momentum =
  (a: Pick<AlgorithmOf<'momentum'>, 'momentum'>, note?: Note): Update =>
  (i, rate, w, g, { first }) => {
    const kept = a.momentum * first[i]!
    const b = kept + g
    first[i] = b
    note?.(i, -rate * g, -rate * kept, 1, 0)
    return w - rate * b
  }

const nesterov =
  (a: AlgorithmOf<'nesterov'>, note?: Note): Update =>
  (i, rate, w, g, { first }) => {
    const kept = a.momentum * first[i]!
    const b = kept + g
    first[i] = b
    note?.(i, -rate * (1 + a.momentum) * g, -rate * a.momentum * kept, 1, 0)
    return w - rate * (g + a.momentum * b)
  }

function rmsprop(a: AlgorithmOf<'rmsprop'>, note?: Note): Update {
  const scale = root(a)
  return (i, rate, w, g, { second }) => {
    const v = a.decay * second[i]! + (1 - a.decay) * g * g
    second[i] = v
    const size = scale(v)
    note?.(i, -rate * g, 0, 1 / size, 0)
    return w - (rate * g) / size
  }
}

function adam(a: AlgorithmOf<'adam' | 'adamw'>, t: number, note?: Note): Update {
  const scale = root(a)
  const firstBias = 1 - a.beta1 ** t
  const secondBias = 1 - a.beta2 ** t
  return (i, rate, w, g, { first, second }) => {
    const kept = a.beta1 * first[i]!
    const seen = (1 - a.beta1) * g
    const m = kept + seen
    const v = a.beta2 * second[i]! + (1 - a.beta2) * g * g
    first[i] = m
    second[i] = v
    const size = scale(v / secondBias)
    note?.(i, (-rate * seen) / firstBias, (-rate * kept) / firstBias, 1 / size, 0)
    return w - (rate * (m / firstBias)) / size
  }
}

function adamw(a: AlgorithmOf<'adamw'>, t: number, note?: Note): Update {
  let shrunk = 0
  const update = adam(a, t, note && ((i, fresh, carried, scale) => note(i, fresh, carried, scale, shrunk)))
  return (i, rate, w, g, state) => {
    shrunk = -rate * a.weightDecay * w
    return update(i, rate, w * (1 - rate * a.weightDecay), g, state)
  }
}

function adagrad(a: AlgorithmOf<'adagrad'>, note?: Note): Update {
  const scale = root(a)
  return (i, rate, w, g, { second }) => {
    const s = second[i]! + g * g
    second[i] = s
    const size = scale(s)
    note?.(i, -rate * g, 0, 1 / size, 0)
    return w - (rate * g) / size
  }
}

/**
 * Polyak's heavy ball: w_{t+1} = w_t − η_t g + μ (w_t − w_{t−1}). `first` is the last move w_t − w_{t−1},
 * where PyTorch's momentum keeps b = μ b + g and moves by −η b. At a constant rate both take the same path;
 * when the rate changes, the ball keeps its speed, while PyTorch's changes with the rate. Source: Polyak
 * 1964.
 */
const heavyBall =
  (a: AlgorithmOf<'heavy-ball'>, note?: Note): Update =>
  (i, rate, w, g, { first }) => {
    const kept = a.momentum * first[i]!
    const move = kept - rate * g
    first[i] = move
    note?.(i, -rate * g, kept, 1, 0)
    return w + move
  }

/**
 * −1, 0 or 1; a value that is not finite is returned itself, so that a run neither stops nor continues
 * silently.
 */
const signOf = (x: number): number => (Number.isFinite(x) ? Math.sign(x) : x)

/** Factor that turns a number into its sign; 1 for 0. */
const perSize = (x: number): number => (x === 0 ? 1 : 1 / Math.abs(x))

/** w −= η sign g, with sign 0 = 0. Source: Bernstein et al. 2018 (signSGD). */
const sign =
  (note?: Note): Update =>
  (i, rate, w, g) => {
    note?.(i, -rate * g, 0, perSize(g), 0)
    return w - rate * signOf(g)
  }

/** u = sign(β₁ m + (1 - β₁) g), w -= η (u + c w), m = β₂ m + (1 - β₂) g. Source: Chen et al. 2023, algorithm 2. */
const lion =
  (a: AlgorithmOf<'lion'>, note?: Note): Update =>
  (i, rate, w, g, { first }) => {
    const m = first[i]!
    const kept = a.beta1 * m
    const seen = (1 - a.beta1) * g
    first[i] = a.beta2 * m + (1 - a.beta2) * g
    note?.(i, -rate * seen, -rate * kept, perSize(kept + seen), -rate * a.weightDecay * w)
    return w - rate * (signOf(kept + seen) + a.weightDecay * w)
  }

/** Returns step t = 1, 2, … of an entrywise algorithm; gradient descent's step for other rules. */
function updateOf(algorithm: AlgorithmSpec, t: number, note?: Note): Update {
  switch (algorithm.id) {
    case 'momentum':
      return momentum(algorithm, note)
    case 'nesterov':
      return nesterov(algorithm, note)
    case 'rmsprop':
      return rmsprop(algorithm, note)
    case 'adam':
      return adam(algorithm, t, note)
    case 'adamw':
      return adamw(algorithm, t, note)
    case 'adagrad':
      return adagrad(algorithm, note)
    case 'heavy-ball':
      return heavyBall(algorithm, note)
    case 'sign':
      return sign(note)
    case 'lion':
      return lion(algorithm, note)
    case 'sam':
      return algorithm.base === 'sgd' ? sgd(note) : momentum(algorithm.base, note)
    case 'sgd':
    case 'recorded':
    case 'perturbed':
    case 'langevin':
    case 'newton':
    case 'gauss-newton':
    case 'flow':
    case 'muon':
      return sgd(note)
  }
}

/** Returns whether a rule applies its weight decay to the weights directly, not through the gradient. */
export const isDecoupled = (id: AlgorithmId): boolean => id === 'adamw' || id === 'lion'

/** Returns whether a rule has memory. */
export const remembers = (algorithm: AlgorithmSpec): boolean => {
  const { id } = algorithm
  if (id === 'sam') return algorithm.base !== 'sgd'
  return (isEntrywise(id) && id !== 'sgd' && id !== 'sign') || id === 'muon'
}

/** Returns the state before the first step: zeros, and `initialAccumulator` for adagrad. */
export function initialState(algorithm: AlgorithmSpec, size: number): RuleState {
  const second = new Float64Array(size)
  if (algorithm.id === 'adagrad') second.fill(algorithm.initialAccumulator)
  return { first: new Float64Array(size), second }
}

/**
 * Makes step t (from 1) of an algorithm, with gradient descent's step for rules that are not entrywise:
 * updates `weights` and `state` in place. `gradient` already contains noise; the algorithm's weight decay is
 * added here (adamw and lion shrink the weights instead). `rates` multiplies the learning rate η_t of each
 * weight; a weight with rate 0 and its state stay as they are. In float32, as in kernels and tfjs, g²
 * overflows from |g| = 1.8e19 on: rmsprop, adam, adamw and adagrad, whose step g/√∞ would be 0, return
 * non-finite values from there, and their runs diverge; in float64 they continue. `parts`, if given, receives
 * the parts of the step.
 */
export function applyRule(
  algorithm: AlgorithmSpec,
  t: number,
  weights: Float64Array,
  gradient: Float64Array,
  rates: Float64Array,
  state: RuleState,
  parts?: StepParts,
): void {
  const update = updateOf(algorithm, t, parts && noteIn(parts))
  const decay = isDecoupled(algorithm.id) ? 0 : algorithm.weightDecay
  const current = learningRateAt(algorithm, t)
  for (let i = 0; i < weights.length; i++) {
    const rate = current * rates[i]!
    if (rate === 0) continue
    const w = weights[i]!
    const g = gradient[i]! + (decay === 0 ? 0 : decay * w)
    if (parts) parts.gradient[i] = g
    weights[i] = update(i, rate, w, g, state)
  }
}
