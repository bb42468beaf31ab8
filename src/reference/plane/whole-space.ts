import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** True for the plane of the only two weights there are. */
export function isWholeSpace(experiment: TrainingExperiment): boolean {
  return experiment.plane.kind === 'weights' && buildTrainingProblem(experiment).size === 2
}
