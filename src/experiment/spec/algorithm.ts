import * as v from 'valibot'
import { formatCount } from '../../math/picture/format.ts'
import { functionOfModel } from '../functions/catalogue.ts'
import { mostSpan, mostSteps } from './values/bounds.ts'
import { drawsAnew, partSize, type DataSpec } from './data.ts'
import type { ExperimentIssue } from './values/error.ts'
import { givenName } from './values/given-name.ts'
import { nonNegativeNumbers } from './values/lists.ts'
import type { MetricSpec, TargetCheck } from './metric.ts'
import { layerCount, sampleWork, weightCount, type ModelSpec } from './model.ts'
import { elsewhere, loadError } from './values/load-error.ts'
import { finite, fraction, nonNegative, whole } from './values/numbers.ts'
import { isRecorded, recordedReader, type RecordedSpec } from './recorded.ts'
import { schedule } from './schedule.ts'
import { mostDirectionsOf, subspace } from './subspace.ts'
import { count } from './values/sentences.ts'

/** A stopping condition: the run ends at the first step with the quantity, over the whole training set, below the bound. */
export const stop = v.strictObject({
  quantity: v.picklist(['loss', 'zero-one', 'gradient-norm']),
  below: finite,
})
/** A stopping condition. */
export type Stop = v.InferOutput<typeof stop>

/** Size and order of the batches, one batch for each step. */
export const batches = v.strictObject({
  size: whole(1, 65_536),
  order: v.optional(v.picklist(['shuffled', 'sequential', 'fresh']), 'shuffled'),
})
/**
 * The samples of one step: all of them, or batches of `size`, with a shorter last batch in each epoch. 'sequential' uses the given order,
 * and 'shuffled' a new order in each epoch, the same for every start and algorithm. 'fresh' draws `size` new samples for each step; the
 * training set is then only used to measure.
 */
export const batchRule = v.union([v.literal('full'), batches], "must be 'full' or { size, order }")
/** A batch rule with its defaults filled in. */
export type BatchRule = v.InferOutput<typeof batchRule>
/** Returns true if each step uses samples that no earlier step used. */
export const isFresh = (batch: BatchRule): boolean => batch !== 'full' && batch.order === 'fresh'

const below1 = v.pipe(fraction, v.ltValue(1, 'must be below 1'))

/** Hyperparameters that all rules share. */
const common = {
  learningRate: nonNegative,
  steps: whole(0, mostSteps),
  weightDecay: nonNegative,
  noise: nonNegative,
}

/** Hyperparameters of some rules only. */
const own = {
  momentum: fraction,
  beta1: below1,
  beta2: below1,
  decay: fraction,
  initialAccumulator: nonNegative,
  epsilon: nonNegative,
  epsilonInside: v.boolean(),
  damping: nonNegative,
  rho: nonNegative,
  temperature: nonNegative,
  radius: nonNegative,
  threshold: nonNegative,
  interval: whole(1, mostSteps),
}

/** All hyperparameters of all rules, with their allowed values. */
export const hyperparameters = { ...common, ...own }
/** Field name of a hyperparameter in an algorithm. */
export type HyperparameterName = keyof typeof hyperparameters
/** A value for each hyperparameter of any rule. */
export type Hyperparameters = {
  readonly [K in HyperparameterName]: v.InferOutput<(typeof hyperparameters)[K]>
}

const rule = <
  const I extends string,
  const F extends Partial<Record<keyof typeof own | 'base', v.GenericSchema>>,
>(
  id: I,
  fields: F,
  weightDecay = 0,
) =>
  v.strictObject({
    id: v.literal(id),
    name: v.optional(givenName),
    learningRate: common.learningRate,
    schedule: v.optional(schedule, { kind: 'constant' }),
    steps: common.steps,
    ...fields,
    weightDecay: v.optional(common.weightDecay, weightDecay),
    layerRates: v.optional(nonNegativeNumbers),
    batch: v.optional(batchRule, 'full'),
    noise: v.optional(common.noise, 0),
    stop: v.optional(stop),
    linearized: v.optional(v.boolean(), false),
    subspace: v.optional(subspace),
  })

const momentum = (usual: number) => ({ momentum: v.optional(own.momentum, usual) })
const moments = (beta1: number, beta2: number) => ({
  beta1: v.optional(own.beta1, beta1),
  beta2: v.optional(own.beta2, beta2),
})
const root = (epsilon: number) => ({
  epsilon: v.optional(own.epsilon, epsilon),
  epsilonInside: v.optional(own.epsilonInside, false),
})
const damping = (usual: number) => ({ damping: v.optional(own.damping, usual) })
/** The rule that applies SAM's gradient. */
const base = v.union([v.literal('sgd'), v.strictObject(momentum(0.9))], "must be 'sgd' or { momentum }")

/**
 * Rules that treat each weight separately, with their hyperparameters and defaults: PyTorch's, and Lion's own. The kernels and
 * TensorFlow.js implement them too.
 */
const entrywise = [
  rule('sgd', {}),
  rule('momentum', momentum(0.9)),
  rule('nesterov', momentum(0.9)),
  rule('rmsprop', { decay: v.optional(own.decay, 0.99), ...root(1e-8) }),
  rule('adam', { ...moments(0.9, 0.999), ...root(1e-8) }),
  rule('adamw', { ...moments(0.9, 0.999), ...root(1e-8) }, 0.01),
  rule('adagrad', { initialAccumulator: v.optional(own.initialAccumulator, 0), ...root(1e-10) }),
  rule('heavy-ball', momentum(0.9)),
  rule('sign', {}),
  rule('lion', moments(0.9, 0.99)),
]

/** Rules that need several gradients, a matrix or random draws; only the float64 reference implements them. */
const coupled = [
  rule('perturbed', {
    radius: v.optional(own.radius, 0.1),
    threshold: v.optional(own.threshold, 0.01),
    interval: v.optional(own.interval, 10),
  }),
  rule('langevin', { temperature: v.optional(own.temperature, 0.01) }),
  rule('sam', { rho: v.optional(own.rho, 0.05), base: v.optional(base, 'sgd') }),
  rule('newton', damping(0)),
  rule('gauss-newton', damping(1e-3)),
  rule('flow', {}),
  rule('muon', momentum(0.95)),
]

/** All rules, in the order of the menu. */
const rules = [...entrywise, ...coupled]

const anyRule = v.variant('id', rules)
type AnyRule = v.InferOutput<typeof anyRule>

/** A run recorded elsewhere. Nothing is trained, so the fields that every rule has stay at rest. */
type RecordedAlgorithm = RecordedSpec & Omit<Extract<AnyRule, { id: 'sgd' | 'flow' }>, 'id' | 'steps'>

type Schema = v.GenericSchema<
  v.InferInput<typeof anyRule> | (RecordedSpec & Partial<RecordedAlgorithm>),
  AnyRule | RecordedAlgorithm
>

/**
 * An optimizer, or a run recorded elsewhere (`recorded.ts`), with the hyperparameters of its rule. `name` labels its runs; without one,
 * they are labelled by what distinguishes them (words/run-names.ts). `weightDecay` belongs to the update and to no loss. `layerRates` has
 * one factor of the learning rate for each layer. `noise` is the standard deviation of the noise added to each entry of the gradient.
 * `linearized` trains f(w_0) + J(w_0)(w - w_0) instead of the network. `subspace` keeps the run in a random subspace through w_0.
 */
export const algorithm = v.lazy((given): Schema => {
  if (!isRecorded(Object(given))) return anyRule
  const { schema = v.never(loadError(elsewhere)) } = recordedReader() ?? {}
  return schema as Schema
})
/** An algorithm with all hyperparameters of its rule filled in. */
export type AlgorithmSpec = v.InferOutput<typeof algorithm>
/**
 * Returns an algorithm with the defaults of its rule.
 * @throws ValiError if a value is not allowed.
 */
export const completeAlgorithm = (given: v.InferInput<typeof algorithm>): AlgorithmSpec =>
  v.parse(algorithm, given)
/** An algorithm of one rule, or of several. */
export type AlgorithmOf<I extends AlgorithmSpec['id']> = Extract<AlgorithmSpec, { readonly id: I }>

/** Id of a rule, or of a recorded run. */
export type AlgorithmId = AlgorithmSpec['id']
/** Id of a rule. */
export type RuleId = Exclude<AlgorithmId, 'recorded'>
/** An algorithm that trains, unlike a recorded run. */
export type RuleSpec = Exclude<AlgorithmSpec, { readonly id: 'recorded' }>
/** Returns the number of updates of an algorithm's run. */
export const lastStep = ({ steps }: { readonly steps: number | readonly number[] }): number =>
  typeof steps === 'number' ? steps : (steps.at(-1) ?? 0)
/** Id of a rule that treats each weight separately. */
export type EntrywiseId = v.InferOutput<(typeof entrywise)[number]>['id']
/** Ids of the rules that treat each weight separately. */
export const entrywiseIds: readonly EntrywiseId[] = entrywise.map(({ entries }) => entries.id.literal)
/** Ids of the rules that only the float64 reference implements. */
export const wholeIds = coupled.map(({ entries }) => entries.id.literal)
/** Ids of all rules. */
export const algorithmIds: readonly RuleId[] = rules.map(({ entries }) => entries.id.literal)

/** Returns true for the name of a hyperparameter of any rule. */
export const isHyperparameter = (name: string): name is HyperparameterName =>
  Object.hasOwn(hyperparameters, name)

const fieldsOf = (id: unknown): object | undefined =>
  rules.find(({ entries }) => entries.id.literal === id)?.entries

/** Returns the hyperparameters of a rule, in the order of its fields; a recorded run has none. */
export const hyperparametersOf = (id: AlgorithmId): readonly HyperparameterName[] =>
  Object.keys(fieldsOf(id) ?? {}).filter(isHyperparameter)

/**
 * Removes hyperparameters that belong only to other rules from a written algorithm; a value that no rule accepts stays and is then
 * reported.
 */
function withoutOthers(written: unknown): unknown {
  const fields = typeof written === 'object' && written !== null && 'id' in written && fieldsOf(written.id)
  if (!fields) return written
  const isOthers = ([name, value]: readonly [string, unknown]): boolean =>
    !Object.hasOwn(fields, name) && isHyperparameter(name) && v.is(hyperparameters[name], value)
  return Object.fromEntries(Object.entries(written).filter((field) => !isOthers(field)))
}

/** Keeps only the hyperparameters of each algorithm's rule in a plain value, because older links contain those of all rules. */
export const withOwnHyperparameters = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'algorithms' in value && Array.isArray(value.algorithms)
    ? { ...value, algorithms: value.algorithms.map(withoutOthers) }
    : value

/** Returns all hyperparameters of any rule, with 0 or false for those that the algorithm's rule lacks. */
export const packed = (algorithm: AlgorithmSpec): Hyperparameters => ({
  momentum: 0, beta1: 0, beta2: 0, decay: 0, initialAccumulator: 0, epsilon: 0, epsilonInside: false, damping: 0,
  rho: 0, temperature: 0, radius: 0, threshold: 0, interval: 0, ...algorithm, steps: lastStep(algorithm),
}) // prettier-ignore

/** Returns true for a rule that treats each weight separately. */
export const isEntrywise = (id: AlgorithmId): id is EntrywiseId => entrywiseIds.some((one) => one === id)
/** Returns true for a rule that scales each step by earlier gradients. */
export const isAdaptive = (id: AlgorithmId): boolean => hyperparametersOf(id).includes('epsilon')
/** Returns true for a rule that solves for all weights at once. */
export const isSecondOrder = (id: AlgorithmId): boolean => id === 'newton' || id === 'gauss-newton'
/** Greatest number of weights for such a rule. */
export const mostSecondOrder = 400
/** Returns true for a rule that needs only gradients, not the weights, so it can act on the coordinates of a subspace. */
export const takesSubspace = (id: AlgorithmId): boolean => !isSecondOrder(id) && id !== 'muon'
/** Returns true for a rule that needs all samples in each step. */
export const needsAllSamples = (id: AlgorithmId): boolean => isSecondOrder(id) || id === 'flow'

/** An update rule, its batches and its subspace. */
type Rule = Pick<AlgorithmSpec, 'id' | 'batch' | 'subspace'>

/** Returns true if only the float64 reference can make the steps: for rules that couple the weights, and for fresh samples. */
export const isInFloat64 = ({ id, batch }: Rule): boolean => !isEntrywise(id) || isFresh(batch)

/**
 * Returns the number of gradients in a step: SAM takes two, gradient flow a Runge-Kutta step of at least seven, and Newton's rules two for
 * each column of their matrix.
 */
function gradientsOf({ id }: Rule, size: number): number {
  if (isSecondOrder(id)) return 1 + 2 * size
  if (id === 'recorded') return 0
  return id === 'sam' ? 2 : id === 'flow' ? 7 : 1
}

/** Number of weights of a network, and multiply-adds of its forward pass for one sample. */
interface NetworkWork {
  readonly size: number
  readonly work: number
}

/**
 * Returns the approximate multiply-adds in float64 for one step of a network on `count` samples: six for each gradient, product and sample,
 * and six for each gradient, weight and direction of a subspace.
 */
export function stepWork(rule: Rule, { size, work }: NetworkWork, count: number): number {
  const { batch, subspace } = rule
  const seen = batch === 'full' ? count : isFresh(batch) ? batch.size : Math.min(count, batch.size)
  return 6 * gradientsOf(rule, size) * (work * seen + size * (subspace?.dimension ?? 0))
}

/**
 * Returns the greatest number of multiply-adds in a step on one processor, at about 5 ns each: a second or two for rules of few steps, a
 * sixth of a second for other rules without a kernel, and half of that if tfjs ops could make the step too.
 */
export const mostStepWork = ({ id }: Rule): number =>
  isSecondOrder(id) ? 2 ** 28 : isEntrywise(id) ? 2 ** 24 : 2 ** 25

/** The parts of an experiment that decide which rules can train it. */
interface Trained {
  readonly model: ModelSpec
  readonly metric: MetricSpec
  readonly data: DataSpec
}

/** Returns the sentence that explains why a rule cannot train a model; undefined if it can. */
export function ruleRefusal(rule: Rule, { model, metric, data }: Trained): string | undefined {
  const { id } = rule
  if (!isInFloat64(rule)) return undefined
  if (id === 'gauss-newton' && model.kind === 'function' && !functionOfModel(model)?.squares)
    return `'gauss-newton' needs a sum of squares, and ${model.id} is not one. Choose another rule`
  if (id === 'gauss-newton' && model.kind !== 'function' && metric.loss === 'hinge')
    return "'gauss-newton' needs a curved loss. Choose squared, logistic or cross-entropy"
  if (id === 'muon' && model.kind === 'function')
    return "'muon' needs weight matrices, and a function has none. Choose another rule"
  if (model.kind === 'function') return undefined
  const size = weightCount(model)
  if (isSecondOrder(id) && size > mostSecondOrder)
    return `'${id}' solves for all weights at once, at most ${mostSecondOrder}, but the network has ${size}. Make it smaller or choose another rule`
  const [work, most] = [
    stepWork(rule, { size, work: sampleWork(model) }, partSize(data, metric.part)),
    mostStepWork(rule),
  ]
  if (work > most)
    return `one step of '${id}' takes ${formatCount(work)} multiply-adds, and the limit is ${formatCount(most)}. Use fewer samples, smaller batches or a smaller network`
  return undefined
}

/** Yields the issues of samples that are redrawn in each step. */
function* freshIssues({ data, model }: Trained, path: string): Generator<ExperimentIssue> {
  if (!drawsAnew(data))
    yield { path, message: "'fresh' draws new samples, but these samples are fixed. Choose 'shuffled'" }
  else if (model.kind === 'mlp' && model.centered)
    yield {
      path,
      message:
        "a centred network needs fixed samples, because it subtracts its output at w_0. Choose 'shuffled'",
    }
}

/** Yields the issues of a rule and its batches. */
function* ruleIssues(
  algorithm: AlgorithmSpec,
  experiment: Trained,
  path: string,
): Generator<ExperimentIssue> {
  const { id, batch, noise } = algorithm
  const refusal = ruleRefusal(algorithm, experiment)
  if (refusal) yield { path: `${path}.id`, message: refusal }
  if (needsAllSamples(id) && batch !== 'full')
    yield { path: `${path}.batch`, message: `'${id}' uses all samples in each step. Choose 'full'` }
  if (isFresh(batch)) yield* freshIssues(experiment, `${path}.batch.order`)
  if (id === 'flow' && noise > 0)
    yield { path: `${path}.noise`, message: "'flow' has no noise. Remove this field" }
}

/** Yields the issues of a run's subspace. */
function* subspaceIssues(
  { id, subspace, layerRates }: AlgorithmSpec,
  model: ModelSpec,
  path: string,
): Generator<ExperimentIssue> {
  if (!subspace) return
  if (!takesSubspace(id))
    yield { path: `${path}.subspace`, message: `'${id}' does not work in a subspace. Remove this field` }
  if (layerRates)
    yield {
      path: `${path}.layerRates`,
      message: 'a subspace has no layers. Remove the rates or the subspace',
    }
  const size = weightCount(model)
  const most = mostDirectionsOf(size)
  if (subspace.dimension > most)
    yield {
      path: `${path}.subspace.dimension`,
      message: `must be at most ${most} with ${size} weights, because the directions can have at most ${formatCount(mostSpan)} numbers in total`,
    }
}

/** Yields the issues of the algorithms with the model, the metric and the data. */
export function* algorithmIssues(
  experiment: Trained & { readonly algorithms: readonly AlgorithmSpec[] },
): Generator<ExperimentIssue> {
  const { algorithms, model } = experiment
  const layers = layerCount(model)
  for (const [i, algorithm] of algorithms.entries()) {
    const { layerRates, linearized } = algorithm
    if (isRecorded(algorithm)) continue
    yield* ruleIssues(algorithm, experiment, `algorithms[${i}]`)
    yield* subspaceIssues(algorithm, model, `algorithms[${i}]`)
    if (linearized && model.kind === 'function')
      yield {
        path: `algorithms[${i}].linearized`,
        message: 'a function of two weights has no outputs to linearise. Remove this field',
      }
    if (layerRates && layerRates.length !== layers)
      yield {
        path: `algorithms[${i}].layerRates`,
        message: `must have ${count(layers, 'factor')}, one for each layer, not ${layerRates.length}`,
      }
  }
}

/** Yields the issues of the stopping conditions; an error rate needs classes. */
export function* stopIssues(
  { algorithms, model }: { readonly algorithms: readonly AlgorithmSpec[]; readonly model: ModelSpec },
  targets: TargetCheck,
): Generator<ExperimentIssue> {
  if (model.kind === 'function') {
    for (const [i, { stop }] of algorithms.entries())
      if (stop?.quantity === 'zero-one')
        yield {
          path: `algorithms[${i}].stop.quantity`,
          message: "a function of two weights has no classes. Choose 'loss' or 'gradient-norm'",
        }
  } else if (algorithms.some(({ stop }) => stop?.quantity === 'zero-one')) yield* targets('zero-one', 'train')
}
