import * as v from 'valibot'
import { finite, fraction, nonNegative, whole } from './numbers.ts'
import { mostSteps, schedule } from './schedule.ts'

/** Rules that treat each weight by itself: kernels and tfjs have them too. */
export const entrywiseIds = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad', 'heavy-ball', 'sign', 'lion'] as const // prettier-ignore
export type EntrywiseId = (typeof entrywiseIds)[number]

/** Rules that need more than one gradient, a matrix or draws of their own; the float64 reference alone makes their steps. */
export const wholeIds = ['perturbed', 'langevin', 'sam', 'newton', 'gauss-newton', 'flow', 'muon'] as const
export const algorithmIds = [...entrywiseIds, ...wholeIds] as const
export type AlgorithmId = (typeof algorithmIds)[number]

const isOneOf = <T extends string>(ids: readonly T[], id: string): id is T => ids.some((one) => one === id)
export const isEntrywise = (id: AlgorithmId): id is EntrywiseId => isOneOf(entrywiseIds, id)
/** Rules that solve for all weights at once, and the most weights that they take. */
export const isSecondOrder = (id: AlgorithmId): boolean => id === 'newton' || id === 'gauss-newton'
export const mostSecondOrder = 400
/** Rules that see all samples in each step. */
export const needsAllSamples = (id: AlgorithmId): boolean => isSecondOrder(id) || id === 'flow'

export const stop = v.strictObject({
  quantity: v.picklist(['loss', 'zero-one', 'gradient-norm']),
  below: finite,
})
export type Stop = v.InferOutput<typeof stop>

export const batchRule = v.union(
  [
    v.literal('full'),
    v.strictObject({
      size: whole(1, 65_536),
      order: v.optional(v.picklist(['shuffled', 'sequential']), 'shuffled'),
    }),
  ],
  "must be 'full' or { size, order }",
)
export type BatchRule = v.InferOutput<typeof batchRule>

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
  layerRates: v.optional(v.array(nonNegative)),
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

/** An optimizer with every hyperparameter explicit; momentum, beta2, damping, epsilon and weightDecay default by id, as PyTorch's and Lion's do. */
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
export type AlgorithmSpec = v.InferOutput<typeof algorithm>
