import { ruleRefusal } from '../experiment/algorithm/refusal.ts'
import {
  isSecondOrder,
  needsAllSamples,
  algorithmIds,
  type AlgorithmId,
  type AlgorithmSpec,
} from '../experiment/schema/algorithm.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { NumberMark } from './controls/bl-number.ts'
import type { Field } from './controls/fields.ts'

/** The largest number below 1, which is what a decay of a mean may at most be. */
const below1 = 1 - 2 ** -53

type Named = 'learningRate' | 'steps' | 'momentum' | 'beta1' | 'beta2' | 'decay' | 'epsilon' | 'epsilonInside' | 'initialAccumulator' | 'weightDecay' | 'noise' | 'damping' | 'rho' | 'temperature' | 'radius' | 'threshold' | 'interval' // prettier-ignore

const fields: Readonly<Record<Named, Field<AlgorithmSpec>>> = {
  learningRate: {
    number: 'learningRate', label: 'learning rate', hint: 'How far a step goes along the gradient, or along what the rule makes of it',
    min: 1e-4, max: 10, least: 0, most: Infinity, step: 0.05, log: true,
  },
  steps: {
    number: 'steps', label: 'steps', hint: 'Updates of the weights', min: 1, max: 100_000, least: 0, most: 1_000_000, step: 0.05, log: true, whole: true,
  },
  momentum: { number: 'momentum', label: 'momentum', hint: 'μ of the velocity b ← μ b + g' },
  beta1: { number: 'beta1', label: 'β₁', hint: 'Decay of the mean of the gradients', max: 0.999, most: below1, step: 0.001 },
  beta2: { number: 'beta2', label: 'β₂', hint: 'Decay of the mean of their squares', max: 0.9999, most: below1, step: 0.0001 },
  decay: { number: 'decay', label: 'decay', hint: 'Decay of the mean of the squared gradients' },
  epsilon: {
    number: 'epsilon', label: 'ε', hint: 'Added to the root that the step is divided by', min: 1e-12, max: 1, least: 0, most: Infinity, step: 0.5, log: true,
  },
  epsilonInside: { toggle: 'epsilonInside', label: 'ε under the root', hint: '√(v + ε), as TensorFlow.js has it, in place of √v + ε' },
  initialAccumulator: {
    number: 'initialAccumulator', label: 'initial accumulator', hint: 'What the sum of squared gradients begins with', most: Infinity,
  },
  weightDecay: {
    number: 'weightDecay', label: 'weight decay', hint: 'c of the update, g + c w; AdamW and Lion shrink the weights by it apart from the gradient', max: 0.1, step: 0.001, most: Infinity,
  },
  damping: { number: 'damping', label: 'damping λ', hint: 'Added to the diagonal of the matrix that is solved; at 0 Newton seeks saddles too', max: 10, step: 0.001, most: Infinity },
  rho: { number: 'rho', label: 'radius ρ', hint: 'How far up the slope the gradient is taken', max: 1, most: Infinity },
  temperature: { number: 'temperature', label: 'temperature', hint: 'T of w -= η g + √(2ηT) ξ', step: 0.001, most: Infinity },
  radius: { number: 'radius', label: 'kick', hint: 'Root mean square length of a kick', most: Infinity },
  threshold: { number: 'threshold', label: 'if |g| below', hint: 'A kick comes only where the gradient is this short', most: Infinity },
  interval: { number: 'interval', label: 'kick every', hint: 'Steps between two kicks at least', min: 1, max: 1000, most: 1_000_000, step: 0.05, log: true, whole: true },
  noise: {
    number: 'noise', label: 'gradient noise', hint: 'σ of a normal draw that is added to every entry of the gradient', most: Infinity,
  },
} // prettier-ignore

const rules: Readonly<Record<AlgorithmId, readonly Named[]>> = {
  sgd: [],
  momentum: ['momentum'],
  nesterov: ['momentum'],
  rmsprop: ['decay'],
  adam: ['beta1', 'beta2'],
  adamw: ['beta1', 'beta2'],
  adagrad: ['initialAccumulator'],
  'heavy-ball': ['momentum'],
  sign: [],
  lion: ['beta1', 'beta2'],
  perturbed: ['radius', 'threshold', 'interval'],
  langevin: ['temperature'],
  sam: ['rho'],
  newton: ['damping'],
  'gauss-newton': ['damping'],
  flow: [],
  muon: ['momentum'],
}

const adaptive: readonly AlgorithmId[] = ['rmsprop', 'adam', 'adamw', 'adagrad']
const isAdaptive = (id: AlgorithmId): boolean => adaptive.includes(id)

/** Rules whose step has a size of its own, whatever the gradient's. */
const isScaled = (id: AlgorithmId): boolean =>
  isAdaptive(id) || id === 'sign' || id === 'lion' || id === 'muon'

/** The fields of a rule that one turns every day; `marks` stand on the learning rate. */
export const hyperparametersOf = (
  id: AlgorithmId,
  marks: readonly NumberMark[] = [],
): readonly Field<AlgorithmSpec>[] => [
  { ...fields.learningRate, marks },
  ...(['steps', ...rules[id]] as const).map((name) => fields[name]),
]

/** The other fields of a rule. */
export const finerOf = (id: AlgorithmId): readonly Field<AlgorithmSpec>[] =>
  (
    [
      ...(isAdaptive(id) ? (['epsilon', 'epsilonInside'] as const) : []),
      'weightDecay',
      ...(id === 'flow' ? [] : (['noise'] as const)),
    ] as const
  ).map((name) => fields[name])

/** A rule as it stands where it is added, with the steps, batches and rates of layers of another. */
export function usualAlgorithm(id: AlgorithmId, like: AlgorithmSpec): AlgorithmSpec {
  return {
    id,
    learningRate: isSecondOrder(id) ? 1 : isScaled(id) ? 0.01 : like.learningRate,
    schedule: like.schedule,
    steps: like.steps,
    momentum: id === 'muon' ? 0.95 : 0.9,
    beta1: 0.9,
    beta2: id === 'lion' ? 0.99 : 0.999,
    epsilon: id === 'adagrad' ? 1e-10 : 1e-8,
    decay: 0.99,
    initialAccumulator: 0,
    epsilonInside: false,
    weightDecay: id === 'adamw' ? 0.01 : 0,
    batch: needsAllSamples(id) ? 'full' : like.batch,
    noise: id === 'flow' ? 0 : like.noise,
    damping: id === 'gauss-newton' ? 1e-3 : 0,
    rho: 0.05,
    temperature: 0.01,
    radius: 0.1,
    threshold: 0.01,
    interval: 10,
    ...(like.layerRates ? { layerRates: like.layerRates } : {}),
    ...(like.stop ? { stop: like.stop } : {}),
    linearized: false,
  }
}

/** The rules that can train an experiment's model in the place of `like`. */
export const rulesFor = (experiment: Experiment, like: AlgorithmSpec): AlgorithmId[] =>
  algorithmIds.filter((id) => !ruleRefusal(usualAlgorithm(id, like), experiment))
