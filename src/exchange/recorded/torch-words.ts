import * as v from 'valibot'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import { completeAlgorithm } from '../../experiment/spec/algorithm.ts'
import { cut, ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Activation } from '../../experiment/spec/model.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** Modules of PyTorch that are activations of the format, as they print. */
const activations: readonly (readonly [RegExp, Activation])[] = [
  [/^Tanh\(\)$/u, 'tanh'],
  [/^ReLU\((?:inplace=True)?\)$/u, 'relu'],
  [/^LeakyReLU\(negative_slope=0\.01(?:, inplace=True)?\)$/u, 'leaky-relu'],
  [/^Sigmoid\(\)$/u, 'sigmoid'],
  [/^Softplus\(beta=1(?:\.0)?, threshold=[\d.]+\)$/u, 'softplus'],
  [/^GELU\(approximate='none'\)$/u, 'gelu'],
  [/^SiLU\((?:inplace=True)?\)$/u, 'silu'],
  [/^Identity\(\)$/u, 'linear'],
]

const isLinear = (module: string): boolean => module.startsWith('Linear(')
const noComputation = /^(?:Linear|Identity|Flatten)\(/u

/** The activation of the hidden layers, and of the outputs. */
export interface NamedActivations {
  readonly activation: Activation
  readonly outputActivation: Activation
}

function activationOf(module: string): Activation {
  const [, found] = activations.find(([printed]) => printed.test(module)) ?? []
  if (found) return found
  throw ExperimentError.at(
    'modules',
    `the network has ${cut(module, 60)}, which no MLP of this page has: Linear layers, with Tanh, ReLU, LeakyReLU (0.01), Sigmoid, Softplus (1), GELU (exact) or SiLU between them`,
  )
}

/** The activations of a network of these modules, in the order in which they are applied. @throws ExperimentError for other networks */
export function activationsOf(modules: readonly string[]): NamedActivations {
  const last = modules.findLastIndex(isLinear)
  const between = modules
    .slice(0, last)
    .filter((module) => !noComputation.test(module))
    .map(activationOf)
  const after = modules
    .slice(last + 1)
    .filter((module) => !noComputation.test(module))
    .map(activationOf)
  const layers = modules.filter(isLinear).length
  const [activation = 'linear'] = between
  const other = between.find((one) => one !== activation)
  if (other)
    throw ExperimentError.at(
      'modules',
      `the hidden layers have ${activation} and ${other}: all have the same here`,
    )
  if (between.length !== 0 && between.length !== layers - 1)
    throw ExperimentError.at(
      'modules',
      `there are ${layers - 1} hidden layers and ${between.length} activations: each has one here`,
    )
  if (after.length > 1)
    throw ExperimentError.at('modules', 'there are several activations behind the last layer')
  return { activation, outputActivation: after[0] ?? 'linear' }
}

type Loss = MetricSpec['loss']

/** Losses of PyTorch by their names; `BCEWithLogitsLoss` has targets of 0 and 1. */
const losses: Readonly<Record<string, { readonly loss: Loss; readonly zeroOne?: true }>> = {
  MSELoss: { loss: 'squared' },
  SoftMarginLoss: { loss: 'logistic' },
  BCEWithLogitsLoss: { loss: 'logistic', zeroOne: true },
  CrossEntropyLoss: { loss: 'cross-entropy' },
}

/** The metric of a loss of PyTorch, and whether its targets are 0 and 1 in place of -1 and 1. @throws ExperimentError for other losses */
export function metricOf(name: string, reduction: string) {
  const found = losses[name]
  if (!found)
    throw ExperimentError.at(
      'loss',
      `"${cut(name, 40)}" is no loss of this page: it has ${Object.keys(losses).join(', ')}`,
    )
  if (reduction !== 'mean' && reduction !== 'sum')
    throw ExperimentError.at('reduction', `must be "mean" or "sum", not "${cut(reduction, 40)}"`)
  return { metric: { loss: found.loss, reduction }, zeroOne: found.zeroOne ?? false } as const
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

/** The rule of an optimizer of PyTorch with its options, on all samples; undefined where this page has none that is the same. */
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
