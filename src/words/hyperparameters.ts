import {
  hyperparametersOf,
  isHyperparameter,
  type AlgorithmId,
  type HyperparameterName,
} from '../experiment/spec/algorithm.ts'
import type { Axis } from '../experiment/spec/axis.ts'
import { learningRate } from './learning-rate.ts'

/** Name and one-line explanation of each hyperparameter of an algorithm. */
export const hyperparameterWords = {
  learningRate: {
    label: learningRate.name,
    hint: 'How far a step goes along the gradient, or along what the rule makes of it',
  },
  steps: { label: 'steps', hint: 'Updates of the weights' },
  momentum: { label: 'momentum', hint: 'μ of the velocity b ← μ b + g' },
  beta1: { label: 'β₁', hint: 'Decay of the mean of the gradients' },
  beta2: { label: 'β₂', hint: 'Decay of the mean of their squares' },
  decay: { label: 'decay', hint: 'Decay of the mean of the squared gradients' },
  epsilon: { label: 'ε', hint: 'Added to the root that the step is divided by' },
  epsilonInside: { label: 'ε under the root', hint: '√(v + ε), as TensorFlow.js has it, in place of √v + ε' },
  initialAccumulator: { label: 'initial accumulator', hint: 'What the sum of squared gradients begins with' },
  weightDecay: {
    label: 'weight decay',
    hint: 'c of the update, g + c w; AdamW and Lion shrink the weights by it apart from the gradient',
  },
  damping: {
    label: 'damping λ',
    hint: 'Added to the diagonal of the matrix that is solved; at 0 Newton seeks saddles too',
  },
  rho: { label: 'radius ρ', hint: 'How far up the slope the gradient is taken' },
  temperature: { label: 'temperature', hint: 'T of w -= η g + √(2ηT) ξ' },
  radius: { label: 'kick', hint: 'Root mean square length of a kick' },
  threshold: { label: 'if |g| below', hint: 'A kick comes only where the gradient is this short' },
  interval: { label: 'kick every', hint: 'Steps between two kicks at least' },
  noise: { label: 'gradient noise', hint: 'σ of a normal draw that is added to every entry of the gradient' },
} as const satisfies Readonly<Record<HyperparameterName, { readonly label: string; readonly hint: string }>>

/** Hyperparameters that one seldom turns. */
const finer: readonly HyperparameterName[] = ['epsilon', 'epsilonInside', 'weightDecay', 'noise']

/** Hyperparameters that one turns every day: the rate, the steps, and those that few rules have. */
export const usualHyperparameters = (id: AlgorithmId): readonly HyperparameterName[] =>
  hyperparametersOf(id).filter((name) => !finer.includes(name))

/** The other hyperparameters that a rule reads. */
export const finerHyperparameters = (id: AlgorithmId): readonly HyperparameterName[] =>
  hyperparametersOf(id).filter((name) => finer.includes(name) && !(id === 'flow' && name === 'noise'))

const names: readonly (readonly [RegExp, (layer: number) => string])[] = [
  [/^\/algorithms\/\d+\/layerRates\/(\d+)$/, (l) => `rate factor of layer ${l + 1}`],
  [/^\/algorithms\/\d+\/batch\/size$/, () => 'batch size'],
  [/^\/algorithms\/\d+\/base\/momentum$/, () => 'momentum'],
  [/^\/algorithms\/\d+\/subspace\/dimension$/, () => 'directions'],
  [/^\/starts\/0\/(?:base\/)?scale$/, () => 'scale of w₀'],
  [/^\/starts\/0\/(?:base\/)?layers\/(\d+)\/scale$/, (l) => `scale of w₀ in layer ${l + 1}`],
  [/^\/starts\/0\/(?:base\/)?distribution$/, () => 'distribution of w₀'],
  [/^\/starts\/0\/(?:base\/)?layers\/(\d+)\/distribution$/, (l) => `distribution of w₀ in layer ${l + 1}`],
  [/^\/starts\/0\/(?:base\/)?biasScale$/, () => 'scale of the first biases'],
  [/^\/model\/widths\/(\d+)$/, (l) => `width of layer ${l}`],
  [/^\/model\/channels\/(\d+)$/, (l) => `channels of layer ${l + 1}`],
  [/^\/model\/activation$/, () => 'activation'],
  [/^\/model\/normalization$/, () => 'normalisation'],
  [/^\/model\/linearity$/, () => 'linearity'],
  [/^\/model\/residual\/strength$/, () => 'strength of the skips'],
  [/^\/model\/residual\/branch$/, () => 'factor of the branches'],
  [/^\/model\/outputScale$/, () => 'output scale'],
  [/^\/data\/noise$/, () => 'noise of the data'],
  [/^\/data\/size$/, () => 'number of samples'],
  [/^\/metric\/weightDecay$/, () => 'weight decay of the loss'],
  [/^\/seed$/, () => 'seed'],
]

/** Name of a hyperparameter; its path where it has none. Layers count from 1. */
export function hyperparameterName(path: string): string {
  const [, own = ''] = /^\/algorithms\/\d+\/(\w+)$/.exec(path) ?? []
  if (isHyperparameter(own)) return hyperparameterWords[own].label
  for (const [pattern, name] of names) {
    const found = pattern.exec(path)
    if (found) return name(Number(found[1] ?? 0))
  }
  return path
}

/** Name of an axis: the logarithm of its hyperparameter where it is logarithmic. */
export const axisName = ({ path, scale }: Axis): string =>
  `${scale === 'log' ? 'log₁₀ ' : ''}${hyperparameterName(path)}`
