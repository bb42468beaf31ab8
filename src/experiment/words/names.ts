import type { Feature } from '../spec/features.ts'
import type { AlgorithmId, AlgorithmSpec } from '../spec/algorithm.ts'
import type { Experiment } from '../spec/experiment.ts'
import { formatNumber } from '../../math/picture/format.ts'

/** An experiment in a sentence: its title, where it has one, and its model or problem. */
export function experimentName({ title, model, problem }: Experiment): string {
  const of = model.kind === 'mlp' ? `the network ${model.widths.join('-')}` : `the function ${model.id}`
  const name = problem ? `the ${problem.kind.replace('-', ' ')}` : of
  return title === undefined ? name : `“${title}” (${name})`
}

/** Names of the rules. */
export const algorithmNames: Readonly<Record<AlgorithmId, string>> = {
  sgd: 'gradient descent',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
  adagrad: 'Adagrad',
  'heavy-ball': 'heavy ball',
  sign: 'sign descent',
  lion: 'Lion',
  perturbed: 'perturbed descent',
  langevin: 'Langevin',
  sam: 'SAM',
  newton: 'Newton',
  'gauss-newton': 'Gauss-Newton',
  flow: 'gradient flow',
  muon: 'Muon',
}

/** An algorithm's name: gradient descent is SGD with batches, the rate tells two of one kind apart, and the linearised twin says so. */
export function algorithmName(algorithm: AlgorithmSpec, all: readonly AlgorithmSpec[] = []): string {
  const name = algorithm.id === 'sgd' && algorithm.batch !== 'full' ? 'SGD' : algorithmNames[algorithm.id]
  const { id, linearized, learningRate } = algorithm
  const rates = all
    .filter((other) => other.id === id && other.linearized === linearized)
    .map((other) => other.learningRate)
  const rate = rates.length > 1 ? ` ${rateAmong(learningRate, rates)}` : ''
  return `${name}${rate}${linearized ? ', linearised' : ''}`
}

/** A rate with three digits, or as many more as tell it from the others. */
function rateAmong(rate: number, all: readonly number[]): string {
  const others = all.filter((other) => other !== rate)
  const enough = [3, 4, 5, 6, 7].find((digits) =>
    others.every((other) => formatNumber(other, digits) !== formatNumber(rate, digits)),
  )
  return formatNumber(rate, enough ?? 8)
}

/** Names of the activations. */
export const activationNames = {
  tanh: 'tanh',
  relu: 'ReLU',
  'leaky-relu': 'leaky ReLU',
  sigmoid: 'sigmoid',
  softplus: 'softplus',
  gelu: 'GELU',
  silu: 'SiLU',
  sine: 'sine',
  linear: 'none',
} as const

/** Names of the parameterisations. */
export const parameterizationNames = {
  standard: 'standard',
  ntk: 'NTK, 1/√width',
  'mean-field': 'mean field, 1/width',
} as const

/** Names of the losses. */
export const lossNames = {
  squared: 'squared error',
  logistic: 'logistic',
  hinge: 'hinge',
  'cross-entropy': 'cross-entropy',
  'zero-one': 'zero-one',
} as const

/** Names of what a surface can show besides a metric. */
export const quantityNames = { 'gradient-norm': 'gradient norm', sharpness: 'sharpness' } as const

/** Names of the reductions. */
export const reductionNames = {
  mean: 'mean',
  sum: 'sum',
  'mean-over-samples': 'mean over samples',
} as const

/** Names of the distributions. */
export const distributionNames = {
  normal: 'normal',
  uniform: 'uniform',
  'glorot-normal': 'Glorot normal',
  'glorot-uniform': 'Glorot uniform',
  'he-normal': 'He normal',
  'lecun-normal': 'LeCun normal',
  'torch-linear': 'PyTorch linear',
  rademacher: 'Rademacher',
  identity: 'identity',
} as const

/** Names of the features that a network sees. */
export const featureNames: Readonly<Record<Feature, string>> = {
  x1: 'x₁',
  x2: 'x₂',
  'x1^2': 'x₁²',
  'x2^2': 'x₂²',
  'x1*x2': 'x₁x₂',
  '|x1|': '|x₁|',
  'x1^3': 'x₁³',
  'x1^4': 'x₁⁴',
  'sin x1': 'sin x₁',
  'sin x2': 'sin x₂',
  '1': '1',
}
