import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { formulas } from '../../theory/formulas/index.ts'
import type { Prediction } from '../../exchange/lecture/scenario.ts'

/** The predictions to show: those of a lecture's step, or every closed form that applies. */
export type RequestedPredictions = readonly Prediction[] | 'all'

/** Returns the predictions requested of an experiment, as a list. */
export function requestedOf(
  requested: RequestedPredictions,
  experiment: TrainingExperiment,
): readonly Prediction[] {
  if (requested !== 'all') return requested
  return formulas
    .filter((formula) => !formula.besideWords && formula.refusal(experiment, {}) === undefined)
    .map(({ id, title, drawings }) => ({ formula: id, label: title, draw: drawings[0] }))
}
