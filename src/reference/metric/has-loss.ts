import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** Returns false if the metric has factor 0: such runs have no loss to decrease, and move only by noise. */
export const hasLoss = ({ model, metric }: Pick<TrainingExperiment, 'model' | 'metric'>): boolean =>
  model.kind === 'function' || metric.factor > 0 || metric.weightDecay > 0
