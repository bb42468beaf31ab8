import { buildProblem } from '../experiment/build-problem.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { MetricSpec } from '../experiment/schema/metric.ts'

/** What a run records besides the metric that it minimises. */
export type WatchId = 'test-loss' | 'train-errors' | 'test-errors'

export interface Watched {
  readonly id: WatchId
  readonly metric: MetricSpec
}

/** The test loss, and for classification the fractions of wrong answers; nothing for a function. */
export function watchedMetrics(experiment: Experiment): readonly Watched[] {
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
  const list: Watched[] = []
  if (tested) list.push({ id: 'test-loss', metric: { ...metric, part: 'test' } })
  if (model.data.task !== 'classification') return list
  list.push({ id: 'train-errors', metric: errors })
  if (tested) list.push({ id: 'test-errors', metric: { ...errors, part: 'test' } })
  return list
}
