import { hasRuns, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { hiddenUnits } from '../../experiment/spec/model.ts'
import type { ControlName } from '../../exchange/lecture/scenario.ts'

/** Returns true if a network has an activation that can be made linear. */
export const isNonlinear = ({ model }: TrainingExperiment): boolean =>
  model.kind !== 'function' &&
  ((hiddenUnits(model).length > 0 && model.activation !== 'linear') ||
    (model.kind === 'mlp' && model.outputActivation !== 'linear'))

/** Returns the controls of a step that names none: linearity, if there is an activation. */
export const defaultControls = (experiment: Experiment): readonly ControlName[] =>
  hasRuns(experiment) && isNonlinear(experiment) ? ['linearity'] : []
