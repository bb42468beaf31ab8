import { buildProblem } from '../../experiment/problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** True for the plane of the only two weights there are. */
export function isWholeSpace(experiment: TrainingExperiment): boolean {
  return experiment.plane.kind === 'weights' && buildProblem(experiment).size === 2
}
