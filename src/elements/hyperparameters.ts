import type { AlgorithmId, AlgorithmSpec } from '../experiment/schema/algorithm.ts'

type Key = 'momentum' | 'beta1' | 'beta2' | 'epsilon' | 'decay' | 'initialAccumulator' | 'weightDecay'

/** One number of a rule as a control shows it. */
export interface Hyperparameter {
  readonly key: Key
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly log?: boolean
  readonly least: number
  readonly most: number
}

/** The largest number below 1, which is what a decay of a mean may at most be. */
const below1 = 1 - 2 ** -53

const momentum: Hyperparameter = {
  key: 'momentum',
  label: 'momentum',
  min: 0,
  max: 1,
  step: 0.01,
  least: 0,
  most: 1,
}
const beta1: Hyperparameter = {
  key: 'beta1',
  label: 'β₁',
  min: 0,
  max: 0.999,
  step: 0.001,
  least: 0,
  most: below1,
}
const beta2: Hyperparameter = {
  key: 'beta2',
  label: 'β₂',
  min: 0,
  max: 0.9999,
  step: 0.0001,
  least: 0,
  most: below1,
}
const decay: Hyperparameter = { key: 'decay', label: 'decay', min: 0, max: 1, step: 0.01, least: 0, most: 1 }
const epsilon: Hyperparameter = {
  key: 'epsilon', label: 'ε', min: 1e-12, max: 1, step: 0.5, log: true, least: 0, most: Infinity,
} // prettier-ignore
const accumulator: Hyperparameter = {
  key: 'initialAccumulator', label: 'accumulator at the start', min: 0, max: 1, step: 0.01, least: 0, most: Infinity,
} // prettier-ignore
const weightDecay: Hyperparameter = {
  key: 'weightDecay', label: 'weight decay', min: 0, max: 0.1, step: 0.001, least: 0, most: Infinity,
} // prettier-ignore

const rules: Readonly<Record<AlgorithmId, readonly Hyperparameter[]>> = {
  sgd: [],
  momentum: [momentum],
  nesterov: [momentum],
  rmsprop: [decay, epsilon],
  adam: [beta1, beta2, epsilon],
  adamw: [beta1, beta2, epsilon],
  adagrad: [accumulator, epsilon],
}

/** The numbers that a rule uses beside its learning rate; weight decay, which every rule takes, comes last. */
export const hyperparametersOf = (id: AlgorithmId): readonly Hyperparameter[] => [...rules[id], weightDecay]

/** A rule as it stands where it is added, with the steps and batches of another. */
export function usualAlgorithm(id: AlgorithmId, like: AlgorithmSpec): AlgorithmSpec {
  const adaptive = id === 'rmsprop' || id === 'adam' || id === 'adamw' || id === 'adagrad'
  return {
    id,
    learningRate: adaptive ? 0.01 : like.learningRate,
    steps: like.steps,
    momentum: 0.9,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: id === 'adagrad' ? 1e-10 : 1e-8,
    decay: 0.99,
    initialAccumulator: 0,
    epsilonInside: false,
    weightDecay: id === 'adamw' ? 0.01 : 0,
    batch: like.batch,
    noise: like.noise,
    ...(like.stop ? { stop: like.stop } : {}),
    linearized: false,
  }
}
