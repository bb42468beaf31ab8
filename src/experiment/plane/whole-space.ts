import { buildProblem } from '../build-problem.ts'
import type { Experiment } from '../schema/experiment.ts'
import { holdsWeights } from './placement.ts'

/** Whether a plane shows every weight there is: that of a function, or of a network of two weights. */
export function isWholeSpace(experiment: Experiment): boolean {
  const { plane } = experiment
  if (!holdsWeights(plane)) return false
  const { model } = buildProblem(experiment)
  return model.kind === 'function' || (model.layout.size === 2 && plane.kind === 'weights')
}
