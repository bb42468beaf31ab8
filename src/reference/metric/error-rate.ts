import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** The fraction of wrong answers on a part of the data, as a metric. */
export const errorRate = (part: string): MetricSpec => ({
  loss: 'zero-one',
  factor: 1,
  reduction: 'mean-over-samples',
  part,
  weightDecay: 0,
})
