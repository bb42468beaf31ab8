import type { TrainingExperiment } from './experiment.ts'
import type { MetricSpec } from './metric.ts'

/** Returns the metric that the surface shows. */
export const shownMetric = ({
  terrain,
  metric,
}: Pick<TrainingExperiment, 'terrain' | 'metric'>): MetricSpec => terrain.metric ?? metric

/** Returns the quantity that the surface shows as its height. */
export const shownQuantity = ({
  terrain: { quantity },
}: Pick<TrainingExperiment, 'terrain'>): 'metric' | 'gradient-norm' | 'sharpness' =>
  quantity === 'outcome' ? 'metric' : quantity
