import * as v from 'valibot'
import { finite, fraction, nonNegative, whole } from './numbers.ts'
import { mostSteps, schedule } from './schedule.ts'

export const algorithmIds = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad', 'heavy-ball', 'sign', 'lion'] as const // prettier-ignore
export type AlgorithmId = (typeof algorithmIds)[number]

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
  momentum: v.optional(fraction, 0.9),
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
  linearized: v.optional(v.boolean(), false),
})

/** An optimizer with every hyperparameter explicit; beta2, epsilon and weightDecay default by id, as PyTorch's and Lion's do. */
export const algorithm = v.pipe(
  fields,
  v.transform((a) => ({
    ...a,
    beta2: a.beta2 ?? (a.id === 'lion' ? 0.99 : 0.999),
    epsilon: a.epsilon ?? (a.id === 'adagrad' ? 1e-10 : 1e-8),
    weightDecay: a.weightDecay ?? (a.id === 'adamw' ? 0.01 : 0),
  })),
)
export type AlgorithmSpec = v.InferOutput<typeof algorithm>
