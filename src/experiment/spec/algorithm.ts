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

/** A condition at which a run ends: the first step with the quantity below the bound, on the whole train part. */
export const stop = v.strictObject({
  quantity: v.picklist(['loss', 'zero-one', 'gradient-norm']),
  below: finite,
})
/** A stopping condition. */
export type Stop = v.InferOutput<typeof stop>

/** Batches, the samples of one step each. */
export const batches = v.strictObject({
  size: whole(1, 65_536),
  order: v.optional(v.picklist(['shuffled', 'sequential', 'fresh']), 'shuffled'),
})
/**
 * The samples of one step: all, or batches of `size`, the last of an epoch shorter. 'sequential' takes them in the order given,
 * 'shuffled' in a new order each epoch, the same for every start and algorithm. 'fresh' draws `size` new samples for each step, and
 * the train part only measures.
 */
export const batchRule = v.union([v.literal('full'), batches], "must be 'full' or { size, order }")
/** A rule of batches with its defaults filled in. */
export type BatchRule = v.InferOutput<typeof batchRule>
/** True where each step sees samples that no step saw before. */
export const isFresh = (batch: BatchRule): boolean => batch !== 'full' && batch.order === 'fresh'

const below1 = v.pipe(fraction, v.ltValue(1, 'must be below 1'))

/** The hyperparameters that every rule has. */
const common = {
  learningRate: nonNegative,
  steps: whole(0, mostSteps),
  weightDecay: nonNegative,
  noise: nonNegative,
}

/** The hyperparameters that some rules have and others lack. */
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

/** Every hyperparameter of any rule, with the values that it may take. */
export const hyperparameters = { ...common, ...own }
/** Field of an algorithm that holds a hyperparameter. */
export type HyperparameterName = keyof typeof hyperparameters
/** A value for every hyperparameter of any rule. */
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
/** The rule that makes a step of SAM's gradient. */
const base = v.union([v.literal('sgd'), v.strictObject(momentum(0.9))], "must be 'sgd' or { momentum }")

/**
 * Rules that treat each weight by itself, with the hyperparameters that each has and their defaults: PyTorch's, and Lion's own. The
 * kernels and TensorFlow.js have them too.
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

/** Rules that need more than one gradient, a matrix or draws of their own; the float64 reference alone makes their steps. */
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

/** Every rule, in the order in which a menu offers them. */
const rules = [...entrywise, ...coupled]

const anyRule = v.variant('id', rules)
type AnyRule = v.InferOutput<typeof anyRule>

/** A run that was made elsewhere: nothing is trained, so that what every rule has stands still. */
type RecordedAlgorithm = RecordedSpec & Omit<Extract<AnyRule, { id: 'sgd' | 'flow' }>, 'id' | 'steps'>

type Schema = v.GenericSchema<
  v.InferInput<typeof anyRule> | (RecordedSpec & Partial<RecordedAlgorithm>),
  AnyRule | RecordedAlgorithm
>

/**
 * An optimizer, or a run that was made elsewhere (`recorded.ts`): what every rule has, and the hyperparameters of its own. `name` is
 * what its runs are called; without one they are called by what sets them apart (words/run-names.ts).
 * `weightDecay` is that of the update and is in no loss; `layerRates` has a factor of the learning rate for each layer; `noise` is the
 * standard deviation of what is added to each entry of the gradient; `linearized` trains f(w_0) + J(w_0)(w - w_0) in place of the
 * network; `subspace` keeps the run in one through w_0.
 */
export const algorithm = v.lazy((given): Schema => {
  if (!isRecorded(Object(given))) return anyRule
  const { schema = v.never(loadError(elsewhere)) } = recordedReader() ?? {}
  return schema as Schema
})
/** An algorithm with every hyperparameter of its rule filled in. */
export type AlgorithmSpec = v.InferOutput<typeof algorithm>
/** An algorithm with the defaults of its rule. @throws ValiError where a value is none of those that it may be. */
export const completeAlgorithm = (given: v.InferInput<typeof algorithm>): AlgorithmSpec =>
  v.parse(algorithm, given)
/** An algorithm of one rule, or of one of several. */
export type AlgorithmOf<I extends AlgorithmSpec['id']> = Extract<AlgorithmSpec, { readonly id: I }>

/** Id of a rule, or of a run that was made elsewhere. */
export type AlgorithmId = AlgorithmSpec['id']
/** Id of a rule. */
export type RuleId = Exclude<AlgorithmId, 'recorded'>
/** An algorithm that trains. */
export type RuleSpec = Exclude<AlgorithmSpec, { readonly id: 'recorded' }>
/** Number of updates of an algorithm's run. */
export const lastStep = ({ steps }: { readonly steps: number | readonly number[] }): number =>
  typeof steps === 'number' ? steps : (steps.at(-1) ?? 0)
/** Id of a rule that treats each weight by itself. */
export type EntrywiseId = v.InferOutput<(typeof entrywise)[number]>['id']
/** Ids of the rules that treat each weight by itself. */
export const entrywiseIds: readonly EntrywiseId[] = entrywise.map(({ entries }) => entries.id.literal)
/** Ids of the rules whose steps the float64 reference alone makes. */
export const wholeIds = coupled.map(({ entries }) => entries.id.literal)
/** Id of every rule. */
export const algorithmIds: readonly RuleId[] = rules.map(({ entries }) => entries.id.literal)

/** True for the name of a hyperparameter of some rule. */
export const isHyperparameter = (name: string): name is HyperparameterName =>
  Object.hasOwn(hyperparameters, name)

const fieldsOf = (id: unknown): object | undefined =>
  rules.find(({ entries }) => entries.id.literal === id)?.entries

/** The hyperparameters of a rule, in the order of its fields; a recorded run has none. */
export const hyperparametersOf = (id: AlgorithmId): readonly HyperparameterName[] =>
  Object.keys(fieldsOf(id) ?? {}).filter(isHyperparameter)

/** A written algorithm without the hyperparameters that its rule lacks and another has; a value that no rule takes stays, to be refused. */
function withoutOthers(written: unknown): unknown {
  const fields = typeof written === 'object' && written !== null && 'id' in written && fieldsOf(written.id)
  if (!fields) return written
  const isOthers = ([name, value]: readonly [string, unknown]): boolean =>
    !Object.hasOwn(fields, name) && isHyperparameter(name) && v.is(hyperparameters[name], value)
  return Object.fromEntries(Object.entries(written).filter((field) => !isOthers(field)))
}

/** A plain value whose algorithms have the hyperparameters of their rules alone: links from before that was so have those of all rules. */
export const withOwnHyperparameters = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'algorithms' in value && Array.isArray(value.algorithms)
    ? { ...value, algorithms: value.algorithms.map(withoutOthers) }
    : value

/** Every hyperparameter of any rule as an algorithm has it: 0, and false, where its rule has none. */
export const packed = (algorithm: AlgorithmSpec): Hyperparameters => ({
  momentum: 0, beta1: 0, beta2: 0, decay: 0, initialAccumulator: 0, epsilon: 0, epsilonInside: false, damping: 0,
  rho: 0, temperature: 0, radius: 0, threshold: 0, interval: 0, ...algorithm, steps: lastStep(algorithm),
}) // prettier-ignore

/** True for a rule that treats each weight by itself. */
export const isEntrywise = (id: AlgorithmId): id is EntrywiseId => entrywiseIds.some((one) => one === id)
/** True for rules that scale each step by the gradients before. */
export const isAdaptive = (id: AlgorithmId): boolean => hyperparametersOf(id).includes('epsilon')
/** True for a rule that solves for all weights at once. */
export const isSecondOrder = (id: AlgorithmId): boolean => id === 'newton' || id === 'gauss-newton'
/** The most weights that such a rule takes. */
export const mostSecondOrder = 400
/** True for a rule that sees the weights by their gradients alone, so that it may act on the coordinates of a subspace. */
export const takesSubspace = (id: AlgorithmId): boolean => !isSecondOrder(id) && id !== 'muon'
/** True for a rule that sees all samples in each step. */
export const needsAllSamples = (id: AlgorithmId): boolean => isSecondOrder(id) || id === 'flow'

/** An update rule, the samples that it sees at a time, and the subspace that it acts in. */
type Rule = Pick<AlgorithmSpec, 'id' | 'batch' | 'subspace'>

/** True where the float64 reference alone makes the steps: of rules that treat the weights together, and on fresh samples. */
export const isInFloat64 = ({ id, batch }: Rule): boolean => !isEntrywise(id) || isFresh(batch)

/** Gradients of a step: SAM takes two, gradient flow a Runge-Kutta step of seven at least; Newton's rules take two for each column of their matrix. */
function gradientsOf({ id }: Rule, size: number): number {
  if (isSecondOrder(id)) return 1 + 2 * size
  if (id === 'recorded') return 0
  return id === 'sam' ? 2 : id === 'flow' ? 7 : 1
}

/** Weights of a network, and multiply-adds of its answer to one sample. */
interface NetworkWork {
  readonly size: number
  readonly work: number
}

/**
 * Multiply-adds that float64 takes for one step of a network on `count` samples, about: six a gradient, product and sample, and six a
 * gradient, weight and direction of a subspace.
 */
export function stepWork(rule: Rule, { size, work }: NetworkWork, count: number): number {
  const { batch, subspace } = rule
  const seen = batch === 'full' ? count : isFresh(batch) ? batch.size : Math.min(count, batch.size)
  return 6 * gradientsOf(rule, size) * (work * seen + size * (subspace?.dimension ?? 0))
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
  if (id === 'gauss-newton' && model.kind === 'function' && !functionOfModel(model)?.squares)
    return `'gauss-newton' needs a sum of squares, which ${model.id} is not`
  if (id === 'gauss-newton' && model.kind !== 'function' && metric.loss === 'hinge')
    return "'gauss-newton' needs a loss that bends: squared, logistic or cross-entropy"
  if (id === 'muon' && model.kind === 'function') return "'muon' needs weight matrices: a function has none"
  if (model.kind === 'function') return undefined
  const size = weightCount(model)
  if (isSecondOrder(id) && size > mostSecondOrder)
    return `'${id}' solves for all weights at once, at most ${mostSecondOrder}, and the network has ${size}`
  const [work, most] = [
    stepWork(rule, { size, work: sampleWork(model) }, partSize(data, metric.part)),
    mostStepWork(rule),
  ]
  if (work > most)
    return `a step of '${id}' takes ${formatCount(work)} multiply-adds, and one processor makes at most ${formatCount(most)}: take fewer samples, smaller batches or a smaller network`
  return undefined
}

/** Issues of samples that are drawn anew in each step. */
function* freshIssues({ data, model }: Trained, path: string): Generator<ExperimentIssue> {
  if (!drawsAnew(data))
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

/** Issues of the subspace that a run stays in. */
function* subspaceIssues(
  { id, subspace, layerRates }: AlgorithmSpec,
  model: ModelSpec,
  path: string,
): Generator<ExperimentIssue> {
  if (!subspace) return
  if (!takesSubspace(id))
    yield { path: `${path}.subspace`, message: `'${id}' needs the weights themselves: leave it out` }
  if (layerRates)
    yield {
      path: `${path}.layerRates`,
      message: 'a subspace has no layers: leave out the rates or the subspace',
    }
  const size = weightCount(model)
  const most = mostDirectionsOf(size)
  if (subspace.dimension > most)
    yield {
      path: `${path}.subspace.dimension`,
      message: `must be at most ${most} with ${size} weights, as directions of more than ${formatCount(mostSpan)} numbers are not kept`,
    }
}

/** Issues of the algorithms with the model, the metric and the data. */
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
