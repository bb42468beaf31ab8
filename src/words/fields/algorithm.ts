import {
  hyperparametersOf,
  type AlgorithmId,
  type AlgorithmOf,
  type BatchRule,
  type HyperparameterName,
  type RuleSpec,
  type Stop,
} from '../../experiment/spec/algorithm.ts'
import { partSize } from '../../experiment/spec/data.ts'
import { learningRate } from '../learning-rate.ts'
import { around, between, upTo, type FieldsOf } from './field.ts'

const momentum = {
  label: 'momentum',
  symbol: 'μ',
  hint: 'μ in the velocity b ← μ b + g',
  axis: between(0, 1),
}

const batchFields = {
  size: {
    label: 'batch size',
    axis: (_, { experiment: { data } }) => {
      const samples = partSize(data, 'train')
      return samples > 1 ? upTo(samples) : undefined
    },
  },
  order: { words: { shuffled: 'shuffled', sequential: 'in order', fresh: 'new each step' } },
} satisfies FieldsOf<Exclude<BatchRule, 'full'>>

export const algorithmFields = {
  name: { label: 'name', name: 'name of the run' },
  learningRate: {
    label: learningRate.name,
    symbol: learningRate.symbol,
    hint: 'How far each step goes along the gradient, or along the rule’s own direction',
    axis: around(100, 0.1),
  },
  steps: { label: 'steps', hint: 'Number of weight updates' },
  schedule: { label: 'schedule' },
  layerRates: {
    label: 'layer rates',
    at: (name: string, layer: number) => `${name} of layer ${layer + 1}`,
    each: { label: 'rate factor', axis: around(100, 1) },
  },
  momentum,
  base: {
    label: 'on',
    name: 'base rule',
    fields: { momentum } satisfies FieldsOf<Exclude<AlgorithmOf<'sam'>['base'], 'sgd'>>,
  },
  beta1: { label: 'β₁', hint: 'Decay rate of the gradients’ running mean', axis: between(0, 0.999) },
  beta2: { label: 'β₂', hint: 'Decay rate of the running mean of their squares', axis: between(0, 0.999) },
  decay: { label: 'decay', hint: 'Decay rate of the squared gradients’ running mean' },
  epsilon: { label: 'ε', hint: 'Added to the root in the denominator of the step' },
  epsilonInside: { label: 'ε under the root', hint: '√(v + ε), as in TensorFlow.js, instead of √v + ε' },
  initialAccumulator: { label: 'initial accumulator', hint: 'Initial value of the sum of squared gradients' },
  batch: { label: 'batches', fields: batchFields },
  damping: {
    label: 'damping λ',
    symbol: 'λ',
    hint: 'Added to the diagonal of the linear system; at 0, Newton also seeks saddles',
  },
  rho: {
    label: 'radius ρ',
    symbol: 'ρ',
    hint: 'How far up the slope the gradient is taken',
    axis: around(10, 0.05),
  },
  temperature: { label: 'temperature', hint: 'T in w -= η g + √(2ηT) ξ' },
  radius: { label: 'kick', hint: 'Root mean square length of a kick' },
  threshold: { label: 'if |g| below', hint: 'Kicks only where the gradient is shorter than this' },
  interval: { label: 'kick every', hint: 'Minimum number of steps between two kicks' },
  subspace: {
    label: 'moves in',
    name: 'subspace',
    fields: { dimension: { label: 'directions', axis: (value) => upTo(4 * Number(value)) } },
  },
  weightDecay: {
    label: 'weight decay',
    hint: 'c in the update g + c w; AdamW and Lion shrink the weights directly, apart from the gradient',
    axis: between(0, 0.1),
  },
  noise: {
    label: 'gradient noise',
    hint: 'Standard deviation σ of the normal noise added to every entry of the gradient',
    axis: (_, { owner }) => (owner['id'] === 'flow' ? undefined : between(0, 1)()),
  },
  stop: {
    label: 'stop early',
    fields: {
      quantity: { words: { loss: 'loss', 'zero-one': 'error rate', 'gradient-norm': '|gradient|' } },
      below: { label: 'below', name: 'stop early below' },
    } satisfies FieldsOf<Stop>,
  },
  linearized: { label: 'linearised' },
} satisfies FieldsOf<RuleSpec>

/** Hyperparameters that people seldom change. */
const finer: readonly HyperparameterName[] = ['epsilon', 'epsilonInside', 'weightDecay', 'noise']

/** Hyperparameters that people often change: the rate, the steps, and those that few rules have. */
export const defaultHyperparameters = (id: AlgorithmId): readonly HyperparameterName[] =>
  hyperparametersOf(id).filter((name) => !finer.includes(name))

export const finerHyperparameters = (id: AlgorithmId): readonly HyperparameterName[] =>
  hyperparametersOf(id).filter((name) => finer.includes(name) && !(id === 'flow' && name === 'noise'))
