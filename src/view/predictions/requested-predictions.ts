import type { Experiment } from '../../experiment/spec/experiment.ts'
import { formulas } from '../../theory/formulas/index.ts'
import type { Prediction } from '../../scenarios/scenario.ts'
import type { RequestedPredictions } from '../../store/selection.ts'

/** The predictions that are requested of an experiment, as a list. */
export function requestedOf(requested: RequestedPredictions, experiment: Experiment): readonly Prediction[] {
  if (requested !== 'all') return requested
  return formulas
    .filter((formula) => !formula.besideWords && formula.refusal(experiment, {}) === undefined)
    .map(({ id, title, drawings }) => ({ formula: id, label: title, draw: drawings[0] }))
}
