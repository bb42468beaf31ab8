import * as v from 'valibot'
import { nonNegative } from './numbers.ts'

export const losses = ['squared', 'logistic', 'hinge', 'cross-entropy', 'zero-one'] as const
export const loss = v.picklist(losses)
export type LossId = v.InferOutput<typeof loss>

export const reductions = ['mean', 'sum', 'mean-over-samples'] as const

export const metric = v.strictObject({
  loss,
  factor: v.optional(nonNegative, 1),
  reduction: v.optional(v.picklist(reductions), 'mean'),
  part: v.optional(v.string(), 'train'),
  weightDecay: v.optional(nonNegative, 0),
})
export type MetricSpec = v.InferOutput<typeof metric>
