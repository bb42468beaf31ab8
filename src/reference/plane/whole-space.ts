import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** Returns whether the plane is the whole weight space of a model with two weights. */
export function isWholeSpace(experiment: TrainingExperiment): boolean {
  return experiment.plane.kind === 'weights' && buildTrainingProblem(experiment).size === 2
}
