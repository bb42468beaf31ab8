import type { TrainingExperiment } from './experiment.ts'
import type { MetricSpec } from './metric.ts'

/** The metric that the surface shows. */
export const shownMetric = ({
  terrain,
  metric,
}: Pick<TrainingExperiment, 'terrain' | 'metric'>): MetricSpec => terrain.metric ?? metric

/** The quantity that the heights of the surface are. */
export const shownQuantity = ({
  terrain: { quantity },
}: Pick<TrainingExperiment, 'terrain'>): 'metric' | 'gradient-norm' | 'sharpness' =>
  quantity === 'outcome' ? 'metric' : quantity
