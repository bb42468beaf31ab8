import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { errorRate } from './error-rate.ts'
import { partNames } from '../../experiment/spec/data.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** A measure of success: a metric on data that no algorithm sees. */
export interface Success {
  readonly id: string
  readonly label: string
  readonly metric: MetricSpec
}

/**
 * Returns the loss on every part but the training set, and for classification the error rate; empty without
 * such a part.
 */
export function successesOf(experiment: TrainingExperiment): Success[] {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return []
  const parts = partNames(experiment.data).filter((part) => part !== 'train')
  return parts.flatMap((part) => {
    const loss = { ...experiment.metric, part, weightDecay: 0 }
    const both = [{ id: part, label: `loss on ${part}`, metric: loss }]
    if (model.data.task === 'classification')
      both.push({ id: `${part} errors`, label: `errors on ${part}`, metric: errorRate(part) })
    return both
  })
}
