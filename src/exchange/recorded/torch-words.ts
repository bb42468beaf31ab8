import * as v from 'valibot'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import { completeAlgorithm } from '../../experiment/spec/algorithm.ts'
import { cut, ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Activation, Normalization } from '../../experiment/spec/model.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** PyTorch modules, as they print, that are activations of this page. */
const activationModules: readonly (readonly [RegExp, Activation])[] = [
  [/^Tanh\(\)$/u, 'tanh'],
  [/^ReLU\((?:inplace=True)?\)$/u, 'relu'],
  [/^LeakyReLU\(negative_slope=0\.01(?:, inplace=True)?\)$/u, 'leaky-relu'],
  [/^Sigmoid\(\)$/u, 'sigmoid'],
  [/^Softplus\(beta=1(?:\.0)?, threshold=[\d.]+\)$/u, 'softplus'],
  [/^GELU\(approximate='none'\)$/u, 'gelu'],
  [/^SiLU\((?:inplace=True)?\)$/u, 'silu'],
]

/** PyTorch functions that are activations of this page with their default options. */
const activationFunctions: Readonly<Record<string, Activation>> = {
  tanh: 'tanh',
  relu: 'relu',
  leaky_relu: 'leaky-relu',
  sigmoid: 'sigmoid',
  softplus: 'softplus',
  gelu: 'gelu',
  silu: 'silu',
  sin: 'sine',
}

/** Modules and functions that change no numbers, or that are tried with each network: skips, and ends of a network. */
const plainModules = /^(?:Linear|Identity|Flatten|Unflatten|Dropout\d?d?|AlphaDropout|LogSoftmax)\(/u
const plainFunctions = new Set(
  'linear add iadd dropout flatten unflatten view reshape squeeze unsqueeze size contiguous to float double getattr getitem log_softmax'.split(
    ' ',
  ),
)

/** PyTorch modules that are normalisations of this page, because they have no learned scale. */
const normalizationModules: readonly (readonly [RegExp, Normalization])[] = [
  [/^BatchNorm1d\(.*eps=1e-05.*affine=False/u, 'batch'],
  [/^LayerNorm\(.*eps=1e-05.*elementwise_affine=False/u, 'layer'],
]

const foundIn = <T>(table: readonly (readonly [RegExp, T])[], printed: string): T | undefined =>
  table.find(([form]) => form.test(printed))?.[1]

/** The known parts in the modules and functions of a PyTorch network. */
export interface NamedParts {
  /** The activations named, each once, in order. */
  readonly activations: readonly Activation[]
  readonly normalization: Normalization
  /** Names of parts that no network of this page has. */
  readonly unknown: readonly string[]
  readonly dropout: boolean
}

/** Reads the parts of a network from its modules, and from the modules and functions that it calls if these are known. */
export function namedParts(modules: readonly string[], calls: readonly string[] | undefined): NamedParts {
  const parts = (calls ?? modules).map((printed) => {
    const isModule = printed.includes('(')
    const name = isModule ? (/^\w+/u.exec(printed)?.[0] ?? printed) : printed.replace(/_$/u, '')
    const activation = isModule
      ? foundIn(activationModules, printed)
      : Object.hasOwn(activationFunctions, name)
        ? activationFunctions[name]
        : undefined
    const normalization = foundIn(normalizationModules, printed)
    const isPlain = isModule ? plainModules.test(printed) : plainFunctions.has(name)
    return { name, activation, normalization, isKnown: Boolean(activation ?? normalization) || isPlain }
  })
  const [normalization = 'none'] = parts.flatMap((part) => part.normalization ?? [])
  return {
    activations: [...new Set(parts.flatMap(({ activation }) => activation ?? []))],
    normalization,
    unknown: [...new Set(parts.flatMap(({ name, isKnown }) => (isKnown ? [] : cut(name, 40))))],
    dropout: parts.some(({ name }) => /dropout/iu.test(name)),
  }
}

type Loss = MetricSpec['loss']

/** The function between a network's outputs and a loss of PyTorch, which is part of the loss on this page. */
export type LossLink = 'none' | 'sigmoid' | 'log-softmax'

interface KnownLoss {
  readonly loss: Loss
  /** True if targets are 0 and 1, which are -1 and 1 on this page. */
  readonly zeroOne?: true
  readonly links: readonly LossLink[]
}

const squared: KnownLoss = { loss: 'squared', links: ['none'] }
const softMargin: KnownLoss = { loss: 'logistic', links: ['none'] }
const binaryLogits: KnownLoss = { loss: 'logistic', zeroOne: true, links: ['none'] }
const binary: KnownLoss = { loss: 'logistic', zeroOne: true, links: ['sigmoid'] }
const crossEntropy: KnownLoss = { loss: 'cross-entropy', links: ['none', 'log-softmax'] }
const likelihood: KnownLoss = { loss: 'cross-entropy', links: ['log-softmax'] }

/** Losses of PyTorch by the names of their modules and functions. */
const losses: Readonly<Record<string, KnownLoss>> = {
  MSELoss: squared,
  SoftMarginLoss: softMargin,
  BCEWithLogitsLoss: binaryLogits,
  BCELoss: binary,
  CrossEntropyLoss: crossEntropy,
  NLLLoss: likelihood,
  mse_loss: squared,
  soft_margin_loss: softMargin,
  binary_cross_entropy_with_logits: binaryLogits,
  binary_cross_entropy: binary,
  cross_entropy: crossEntropy,
  nll_loss: likelihood,
}

/** The metric for a loss of PyTorch, and the form of its targets and outputs. @throws ExperimentError for other losses */
export function metricOf(name: string, reduction: string) {
  const found = Object.hasOwn(losses, name) ? losses[name] : undefined
  if (!found) {
    const modules = Object.keys(losses).filter((known) => /^[A-Z]/u.test(known))
    throw ExperimentError.at(
      'loss',
      `"${cut(name, 40)}" is not a loss that this page has. Use ${modules.join(', ')}`,
    )
  }
  if (reduction !== 'mean' && reduction !== 'sum')
    throw ExperimentError.at('reduction', `must be "mean" or "sum", not "${cut(reduction, 40)}"`)
  const { loss, zeroOne = false, links } = found
  return { metric: { loss, reduction }, zeroOne, links } as const
}

const number = v.fallback(v.number(), 0)
const options = v.object({
  lr: v.number(),
  momentum: number,
  nesterov: v.fallback(v.boolean(), false),
  betas: v.fallback(v.tuple([v.number(), v.number()]), [0.9, 0.999]),
  eps: v.fallback(v.number(), 1e-8),
  alpha: v.fallback(v.number(), 0.99),
  weight_decay: number,
  dampening: number,
  amsgrad: v.fallback(v.boolean(), false),
  centered: v.fallback(v.boolean(), false),
  maximize: v.fallback(v.boolean(), false),
})

/** The rule for an optimizer of PyTorch with its options, on all samples; undefined if this page has no equal one. */
export function ruleOf(optimizer: string, given: unknown, steps: number): AlgorithmSpec | undefined {
  const parsed = v.safeParse(options, given)
  if (!parsed.success) return undefined
  const { lr, momentum, nesterov, betas, eps, alpha, weight_decay, dampening, amsgrad, centered, maximize } =
    parsed.output
  if (amsgrad || centered || maximize || dampening !== 0) return undefined
  const common = { learningRate: lr, steps, weightDecay: weight_decay }
  const moments = { beta1: betas[0], beta2: betas[1], epsilon: eps }
  try {
    if (optimizer === 'SGD')
      return momentum === 0
        ? completeAlgorithm({ id: 'sgd', ...common })
        : completeAlgorithm({ id: nesterov ? 'nesterov' : 'momentum', momentum, ...common })
    if (optimizer === 'Adam') return completeAlgorithm({ id: 'adam', ...moments, ...common })
    if (optimizer === 'AdamW') return completeAlgorithm({ id: 'adamw', ...moments, ...common })
    if (optimizer === 'RMSprop' && momentum === 0)
      return completeAlgorithm({ id: 'rmsprop', decay: alpha, epsilon: eps, ...common })
  } catch {
    return undefined
  }
  return undefined
}
