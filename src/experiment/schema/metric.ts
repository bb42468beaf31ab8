import * as v from 'valibot'
import { nonNegative, whole } from './numbers.ts'

export const losses = ['squared', 'logistic', 'hinge', 'cross-entropy', 'zero-one'] as const
export const loss = v.picklist(losses)
export type LossId = v.InferOutput<typeof loss>

export const reductions = ['mean', 'sum', 'mean-over-samples'] as const

export const attackNorms = ['l2', 'linf'] as const

/** Each sample's inputs moved by at most epsilon, in their own units, to where its loss is worst. */
export const attack = v.strictObject({
  epsilon: nonNegative,
  norm: v.optional(v.picklist(attackNorms), 'l2'),
  /** Steps of projected gradient ascent, where the worst inputs are not known in closed form; one is FGSM. */
  steps: v.optional(whole(1, 100), 1),
})
export type AttackSpec = v.InferOutput<typeof attack>

export const metric = v.strictObject({
  loss,
  factor: v.optional(nonNegative, 1),
  reduction: v.optional(v.picklist(reductions), 'mean'),
  part: v.optional(v.string(), 'train'),
  weightDecay: v.optional(nonNegative, 0),
  attack: v.optional(attack),
})
export type MetricSpec = v.InferOutput<typeof metric>
/** A metric as a person writes it. */
export type MetricInput = v.InferInput<typeof metric>
