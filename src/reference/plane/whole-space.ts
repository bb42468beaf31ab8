import { buildProblem } from '../../experiment/problem.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'

/** True for the plane of the only two weights there are. */
export function isWholeSpace(experiment: Experiment): boolean {
  return experiment.plane.kind === 'weights' && buildProblem(experiment).size === 2
}
