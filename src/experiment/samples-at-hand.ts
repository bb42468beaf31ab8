import { areSamplesMade } from './data/lazy-dataset.ts'
import { buildTrainingProblem } from './training-problem.ts'
import type { TrainingExperiment } from './spec/experiment.ts'
import { weightCount } from './spec/model.ts'

/** The most numbers, or a teacher's products, that are made within a frame. */
const mostMade = 2 ** 15

/** True where all samples of an experiment are there, or those of a part few enough to be made within a frame. */
export function areSamplesAtHand(experiment: TrainingExperiment, part = 'train'): boolean {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return true
  const { coordinates, counts } = model.data
  const { data } = experiment
  const each = data.kind === 'generated' && data.teacher ? weightCount(data.teacher) : coordinates
  return (counts[part] ?? 0) * each <= mostMade || areSamplesMade(model.data)
}
