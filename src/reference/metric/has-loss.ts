import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** False where the metric is multiplied by 0: runs have no loss to bring down, and walk where noise takes them. */
export const hasLoss = ({ model, metric }: Pick<TrainingExperiment, 'model' | 'metric'>): boolean =>
  model.kind === 'function' || metric.factor > 0 || metric.weightDecay > 0
