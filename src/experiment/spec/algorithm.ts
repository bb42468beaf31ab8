import * as v from 'valibot'
import { formatCount } from '../../math/picture/format.ts'
import { functionOf } from '../functions/catalogue.ts'
import { mostSteps } from './values/bounds.ts'
import { partSize, type DataSpec } from './data.ts'
import type { ExperimentIssue } from './values/error.ts'
import { nonNegativeNumbers } from './values/lists.ts'
import type { MetricSpec, TargetCheck } from './metric.ts'
import { layerCount, weightCount, type ModelSpec } from './model.ts'
import { finite, fraction, nonNegative, whole } from './values/numbers.ts'
import { schedule } from './schedule.ts'
import { count } from './values/sentences.ts'

/** Rules that treat each weight by itself; the kernels and TensorFlow.js have them too. */
export const entrywiseIds = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad', 'heavy-ball', 'sign', 'lion'] as const // prettier-ignore
/** Id of a rule that treats each weight by itself. */
export type EntrywiseId = (typeof entrywiseIds)[number]

/** Rules that need more than one gradient, a matrix or draws of their own; the float64 reference alone makes their steps. */
export const wholeIds = ['perturbed', 'langevin', 'sam', 'newton', 'gauss-newton', 'flow', 'muon'] as const
/** Every rule, in the order in which a menu offers them. */
export const algorithmIds = [...entrywiseIds, ...wholeIds] as const
/** Id of a rule. */
export type AlgorithmId = (typeof algorithmIds)[number]

const isOneOf = <T extends string>(ids: readonly T[], id: string): id is T => ids.some((one) => one === id)
/** True for a rule that treats each weight by itself. */
export const isEntrywise = (id: AlgorithmId): id is EntrywiseId => isOneOf(entrywiseIds, id)
/** True for rules that scale each step by the gradients before. */
export const isAdaptive = (id: AlgorithmId): boolean =>
  isOneOf(['rmsprop', 'adam', 'adamw', 'adagrad'] as const, id)
/** True for a rule that solves for all weights at once. */
export const isSecondOrder = (id: AlgorithmId): boolean => id === 'newton' || id === 'gauss-newton'
/** The most weights that such a rule takes. */
export const mostSecondOrder = 400
/** True for a rule that sees all samples in each step. */
export const needsAllSamples = (id: AlgorithmId): boolean => isSecondOrder(id) || id === 'flow'

/** A condition at which a run ends: the first step with the quantity below the bound, on the whole train part. */
export const stop = v.strictObject({
  quantity: v.picklist(['loss', 'zero-one', 'gradient-norm']),
  below: finite,
})
/** A stopping condition. */
export type Stop = v.InferOutput<typeof stop>

/**
 * The samples of one step: all, or batches of `size`, the last of an epoch shorter. 'sequential' takes them in the order given,
 * 'shuffled' in a new order each epoch, the same for every start and algorithm. 'fresh' draws `size` new samples for each step, and
 * the train part only measures.
 */
export const batchRule = v.union(
  [
    v.literal('full'),
    v.strictObject({
      size: whole(1, 65_536),
      order: v.optional(v.picklist(['shuffled', 'sequential', 'fresh']), 'shuffled'),
    }),
  ],
  "must be 'full' or { size, order }",
)
/** A rule of batches with its defaults filled in. */
export type BatchRule = v.InferOutput<typeof batchRule>
/** True where each step sees samples that no step saw before. */
export const isFresh = (batch: BatchRule): boolean => batch !== 'full' && batch.order === 'fresh'

const beta = v.pipe(fraction, v.ltValue(1, 'must be below 1'))

const fields = v.strictObject({
  id: v.picklist(algorithmIds),
  learningRate: nonNegative,
  schedule: v.optional(schedule, { kind: 'constant' }),
  steps: whole(0, mostSteps),
  momentum: v.optional(fraction),
  beta1: v.optional(beta, 0.9),
  beta2: v.optional(beta),
  epsilon: v.optional(nonNegative),
  decay: v.optional(fraction, 0.99),
  initialAccumulator: v.optional(nonNegative, 0),
  epsilonInside: v.optional(v.boolean(), false),
  weightDecay: v.optional(nonNegative),
  layerRates: v.optional(nonNegativeNumbers),
  batch: v.optional(batchRule, 'full'),
  noise: v.optional(nonNegative, 0),
  stop: v.optional(stop),
  damping: v.optional(nonNegative),
  rho: v.optional(nonNegative, 0.05),
  temperature: v.optional(nonNegative, 0.01),
  radius: v.optional(nonNegative, 0.1),
  threshold: v.optional(nonNegative, 0.01),
  interval: v.optional(whole(1, mostSteps), 10),
  linearized: v.optional(v.boolean(), false),
})

/**
 * An optimizer. `weightDecay` is that of the update and stands in no loss; `layerRates` has a factor of the learning rate for each
 * layer; `noise` is the standard deviation of what is added to each entry of the gradient; `linearized` trains
 * f(w_0) + J(w_0)(w - w_0) in place of the network. momentum, beta2, damping, epsilon and weightDecay default by id, as PyTorch's
 * and Lion's do.
 */
export const algorithm = v.pipe(
  fields,
  v.transform((a) => ({
    ...a,
    momentum: a.momentum ?? (a.id === 'muon' ? 0.95 : 0.9),
    damping: a.damping ?? (a.id === 'gauss-newton' ? 1e-3 : 0),
    beta2: a.beta2 ?? (a.id === 'lion' ? 0.99 : 0.999),
    epsilon: a.epsilon ?? (a.id === 'adagrad' ? 1e-10 : 1e-8),
    weightDecay: a.weightDecay ?? (a.id === 'adamw' ? 0.01 : 0),
  })),
)
/** An algorithm with every hyperparameter filled in. */
export type AlgorithmSpec = v.InferOutput<typeof algorithm>

/** An update rule and the samples that it sees at a time. */
type Rule = Pick<AlgorithmSpec, 'id' | 'batch'>

/** True where the float64 reference alone makes the steps: of rules that treat the weights together, and on fresh samples. */
export const isInFloat64 = ({ id, batch }: Rule): boolean => !isEntrywise(id) || isFresh(batch)

/** Gradients of a step: SAM takes two, gradient flow a Runge-Kutta step of seven at least; Newton's rules take two for each column of their matrix. */
function gradientsOf({ id }: Rule, size: number): number {
  if (isSecondOrder(id)) return 1 + 2 * size
  return id === 'sam' ? 2 : id === 'flow' ? 7 : 1
}

/** Multiply-adds that float64 takes for one step of a network with `size` weights and `count` samples, about: six a gradient, weight and sample. */
export function stepWork(rule: Rule, size: number, count: number): number {
  const { batch } = rule
  const seen = batch === 'full' ? count : isFresh(batch) ? batch.size : Math.min(count, batch.size)
  return 6 * gradientsOf(rule, size) * size * seen
}

/**
 * The most multiply-adds of a step that one processor makes, at about 5 ns each: a second or two for rules of few steps, a sixth
 * of a second for the others that no kernel has, and half of that where tfjs ops could make the step too.
 */
export const mostStepWork = ({ id }: Rule): number =>
  isSecondOrder(id) ? 2 ** 28 : isEntrywise(id) ? 2 ** 24 : 2 ** 25

/** The parts of an experiment that decide which rules can train it. */
interface Trained {
  readonly model: ModelSpec
  readonly metric: MetricSpec
  readonly data: DataSpec
}

/** The sentence that says why a rule cannot train a model; undefined where it can. */
export function ruleRefusal(rule: Rule, { model, metric, data }: Trained): string | undefined {
  const { id } = rule
  if (!isInFloat64(rule)) return undefined
  if (id === 'gauss-newton' && model.kind === 'function' && !functionOf(model.id)?.squares)
    return `'gauss-newton' needs a sum of squares, which ${model.id} is not`
  if (id === 'gauss-newton' && model.kind === 'mlp' && metric.loss === 'hinge')
    return "'gauss-newton' needs a loss that bends: squared, logistic or cross-entropy"
  if (id === 'muon' && model.kind === 'function') return "'muon' needs weight matrices: a function has none"
  if (model.kind === 'function') return undefined
  const size = weightCount(model)
  if (isSecondOrder(id) && size > mostSecondOrder)
    return `'${id}' solves for all weights at once, at most ${mostSecondOrder}, and the network has ${size}`
  const [work, most] = [stepWork(rule, size, partSize(data, metric.part)), mostStepWork(rule)]
  if (work > most)
    return `a step of '${id}' takes ${formatCount(work)} multiply-adds, and one processor makes at most ${formatCount(most)}: take fewer samples, smaller batches or a smaller network`
  return undefined
}

/** Issues of samples that are drawn anew in each step. */
function* freshIssues({ data, model }: Trained, path: string): Generator<ExperimentIssue> {
  if (data.kind !== 'generated')
    yield { path, message: "'fresh' draws new samples, which generated data alone have: write 'shuffled'" }
  else if (model.kind === 'mlp' && model.centered)
    yield { path, message: "a centred network is compared with itself on given samples: write 'shuffled'" }
}

/** Issues of a rule and of the samples that it sees. */
function* ruleIssues(
  algorithm: AlgorithmSpec,
  experiment: Trained,
  path: string,
): Generator<ExperimentIssue> {
  const { id, batch, noise } = algorithm
  const refusal = ruleRefusal(algorithm, experiment)
  if (refusal) yield { path: `${path}.id`, message: refusal }
  if (needsAllSamples(id) && batch !== 'full')
    yield { path: `${path}.batch`, message: `'${id}' sees all samples in each step: write 'full'` }
  if (isFresh(batch)) yield* freshIssues(experiment, `${path}.batch.order`)
  if (id === 'flow' && noise > 0)
    yield { path: `${path}.noise`, message: "'flow' has no noise: leave it out" }
}

/** Issues of the algorithms with the model, the metric and the data. */
export function* algorithmIssues(
  experiment: Trained & { readonly algorithms: readonly AlgorithmSpec[] },
): Generator<ExperimentIssue> {
  const { algorithms, model } = experiment
  const layers = layerCount(model)
  for (const [i, algorithm] of algorithms.entries()) {
    const { layerRates, linearized } = algorithm
    yield* ruleIssues(algorithm, experiment, `algorithms[${i}]`)
    if (linearized && model.kind === 'function')
      yield {
        path: `algorithms[${i}].linearized`,
        message: 'a function of two weights has no outputs to linearise: leave it out',
      }
    if (layerRates && layerRates.length !== layers)
      yield {
        path: `algorithms[${i}].layerRates`,
        message: `must hold one factor for each of the ${count(layers, 'layer')}, not ${layerRates.length}`,
      }
  }
}

/** Issues of what stops a run: an error rate needs classes. */
export function* stopIssues(
  { algorithms, model }: { readonly algorithms: readonly AlgorithmSpec[]; readonly model: ModelSpec },
  targets: TargetCheck,
): Generator<ExperimentIssue> {
  if (model.kind === 'function') {
    for (const [i, { stop }] of algorithms.entries())
      if (stop?.quantity === 'zero-one')
        yield { path: `algorithms[${i}].stop.quantity`, message: 'a function of two weights has no classes' }
  } else if (algorithms.some(({ stop }) => stop?.quantity === 'zero-one')) yield* targets('zero-one', 'train')
}
