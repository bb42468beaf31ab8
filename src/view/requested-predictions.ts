import type { Experiment } from '../experiment/spec/experiment.ts'
import { formulas } from '../experiment/theory/formulas/index.ts'
import type { Prediction } from '../scenarios/scenario.ts'

/** The predictions to show: those of a lecture's step, or every closed form that applies. */
export type Asked = readonly Prediction[] | 'all'

/** What is asked of an experiment, as a list. */
export function askedOf(asked: Asked, experiment: Experiment): readonly Prediction[] {
  if (asked !== 'all') return asked
  return formulas
    .filter((formula) => formula.refusal(experiment, {}) === undefined)
    .map(({ id, title, drawings }) => ({ formula: id, label: title, draw: drawings[0] }))
}
