import type { Feature } from '../experiment/spec/features.ts'
import type { AlgorithmId } from '../experiment/spec/algorithm.ts'
import type { Experiment, TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { ConvSpec, MlpSpec, TiedSpec } from '../experiment/spec/model.ts'
import { functionWords } from './function-words.ts'
import { layerWords } from './layers.ts'
import { asGiven } from './language/language.ts'

/** A network by its widths: '2-8-1'. */
export const widthsName = ({ widths }: Pick<MlpSpec, 'widths'>): string => widths.join('-')

/** A network by its widths, and what is added to its layers: '2-8-8-1 with skips'. */
const networkName = (model: MlpSpec): string => `${widthsName(model)}${layerWords(model)}`

/** A convolutional network by its channels and outputs: '8-16-10'. */
const channelsName = ({ channels, outputs }: ConvSpec): string => [...channels, outputs].join('-')

/** A tied network by its features, hidden units and features again: '5-2-5'. */
export const tiedName = ({ features, hidden }: Pick<TiedSpec, 'features' | 'hidden'>): string =>
  [features, hidden, features].join('-')

/** Returns the name of an experiment: its title, if any, and its model or problem. */
export function experimentName(experiment: Experiment): string {
  const { title } = experiment
  const name =
    experiment.kind === 'problem' ? experiment.problem.kind.replace('-', ' ') : modelName(experiment)
  return title === undefined ? `the ${name}` : `“${asGiven(title)}” (the ${name})`
}

function modelName({ model }: TrainingExperiment): string {
  if (model.kind === 'function') return `function ${functionWords(model)}`
  if (model.kind === 'mlp') return `network ${networkName(model)}`
  return model.kind === 'tied'
    ? `tied network ${tiedName(model)}`
    : `convolutional network ${channelsName(model)}${layerWords(model)}`
}

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
  recorded: 'recorded run',
}

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

export const parameterizationNames = {
  standard: 'standard',
  ntk: 'NTK, 1/√width',
  'mean-field': 'mean field, 1/width',
} as const

export const lossNames = {
  squared: 'squared error',
  logistic: 'logistic',
  hinge: 'hinge',
  'cross-entropy': 'cross-entropy',
  'zero-one': 'zero-one',
} as const

/** Names of what a surface can show besides a metric. */
export const quantityNames = { 'gradient-norm': 'gradient norm', sharpness: 'sharpness' } as const

export const reductionNames = {
  mean: 'mean',
  sum: 'sum',
  'mean-over-samples': 'mean over samples',
} as const

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
