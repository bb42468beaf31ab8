import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** The error rate on a part of the data, as a metric. */
export const errorRate = (part: string): MetricSpec => ({
  loss: 'zero-one',
  factor: 1,
  reduction: 'mean-over-samples',
  part,
  weightDecay: 0,
})

/** The metric of a stop rule for the error rate: that on the training set. */
export const stopErrors: MetricSpec = { ...errorRate('train'), reduction: 'mean' }
