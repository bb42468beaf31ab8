import { buildProblem } from '../experiment/build-problem.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { MetricSpec } from '../experiment/schema/metric.ts'

/** What a run records besides the metric that it minimises. */
export type WatchId =
  'test-loss' | 'shifted-loss' | 'train-errors' | 'test-errors' | 'shifted-errors' | 'shown'

export interface Watched {
  readonly id: WatchId
  readonly metric: MetricSpec
}

/** Whether two metrics have the same values; a fraction of wrong answers is the same over entries and over samples. */
export function sameMetric(one: MetricSpec, other: MetricSpec): boolean {
  return (
    one.loss === other.loss &&
    one.factor === other.factor &&
    one.part === other.part &&
    one.weightDecay === other.weightDecay &&
    JSON.stringify(one.attack) === JSON.stringify(other.attack) &&
    (one.reduction === other.reduction || one.loss === 'zero-one')
  )
}

/**
 * The losses of the parts that nothing trains on, and for classification the fractions of wrong answers; then what the surface
 * shows, where that is none of these and not attacked. Nothing for a function.
 */
export function watchedMetrics(experiment: Experiment): readonly Watched[] {
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

function usuallyWatched(experiment: Experiment): readonly Watched[] {
  const { model } = buildProblem(experiment)
  if (model.kind !== 'mlp') return []
  const { metric } = experiment
  const errors: MetricSpec = {
    loss: 'zero-one',
    factor: 1,
    reduction: 'mean-over-samples',
    part: 'train',
    weightDecay: 0,
  }
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
      metric: { ...errors, part },
    })),
  ]
}
