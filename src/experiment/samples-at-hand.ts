import { areSamplesMade } from './data/lazy-dataset.ts'
import { buildTrainingProblem } from './training-problem.ts'
import type { TrainingExperiment } from './spec/experiment.ts'
import { weightCount } from './spec/model.ts'

/** Greatest count of numbers, or of a teacher's products, that are computed within a frame. */
const mostMade = 2 ** 15

/** Returns true if all samples of an experiment are made, or those of a part are few enough to make within a frame. */
export function areSamplesAtHand(experiment: TrainingExperiment, part = 'train'): boolean {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return true
  const { coordinates, counts } = model.data
  const { data } = experiment
  const each = data.kind === 'generated' && data.teacher ? weightCount(data.teacher) : coordinates
  return (counts[part] ?? 0) * each <= mostMade || areSamplesMade(model.data)
}
