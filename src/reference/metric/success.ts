import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { errorRate } from './error-rate.ts'
import { partNames } from '../../experiment/spec/data.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** A candidate for success: a metric on data that no algorithm sees. */
export interface Success {
  readonly id: string
  readonly label: string
  readonly metric: MetricSpec
}

/** The loss on every other part of the data, and where there are classes the fraction of wrong answers; none without such a part. */
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
