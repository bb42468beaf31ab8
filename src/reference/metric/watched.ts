import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { errorRate } from './error-rate.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { sameMetric, type MetricSpec } from '../../experiment/spec/metric.ts'

/** Names of the metrics that a run records besides the one that it minimises. */
export type WatchId =
  'test-loss' | 'shifted-loss' | 'train-errors' | 'test-errors' | 'shifted-errors' | 'shown'

/** A metric that a run records, with its name. */
export interface Watched {
  readonly id: WatchId
  readonly metric: MetricSpec
}

/**
 * Returns the losses of the parts that are not trained on, and for classification the error rates; then the
 * surface's metric, unless it is one of these or attacked. Empty for a function.
 */
export function watchedMetrics(experiment: TrainingExperiment): readonly Watched[] {
  const usual = usuallyWatched(experiment)
  const { metric, terrain, model } = experiment
  const shown = terrain.metric
  const known =
    !shown ||
    shown.attack ||
    model.kind === 'function' ||
    [metric, ...usual.map((w) => w.metric)].some((m) => sameMetric(m, shown))
  return known ? usual : [...usual, { id: 'shown', metric: shown }]
}

function usuallyWatched(experiment: TrainingExperiment): readonly Watched[] {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return []
  const { metric } = experiment
  const { data } = experiment
  const tested = data.kind === 'generated' || (data.kind === 'table' && data.testInputs !== undefined)
  const shifted = data.kind === 'generated' && data.shift !== undefined
  const others = [...(tested ? (['test'] as const) : []), ...(shifted ? (['shifted'] as const) : [])]
  const list: Watched[] = others.map((part) => ({ id: `${part}-loss`, metric: { ...metric, part } }))
  if (model.data.task !== 'classification') return list
  return [
    ...list,
    ...(['train', ...others] as const).map((part) => ({
      id: `${part}-errors` as const,
      metric: errorRate(part),
    })),
  ]
}
