import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** The fraction of wrong answers on a part of the data, as a metric. */
export const errorRate = (part: string): MetricSpec => ({
  loss: 'zero-one',
  factor: 1,
  reduction: 'mean-over-samples',
  part,
  weightDecay: 0,
})

/** The metric by which a rule that stops at a fraction of wrong answers judges: those on the training set. */
export const stopErrors: MetricSpec = { ...errorRate('train'), reduction: 'mean' }
