import { symmetricEigen } from '../../math/linear-algebra/eigen.ts'
import { objectiveOf } from '../../reference/objective/objective.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula, type StatedPoint } from '../formula.ts'
import { lowestOf, lowestRefusal } from '../lowest.ts'

/**
 * Returns the known minima of a closed-form function in the order of the literature, each with its sharpness;
 * none for a network.
 */
export function knownMinima(experiment: TrainingExperiment): StatedPoint[] {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'network') return []
  const { function: f, parameters } = model
  return f.minima(parameters).map(({ at }) => {
    const [xx, xy, yy] = f.hessian(...at, parameters)
    return { weights: at, value: symmetricEigen(Float64Array.of(xx, xy, xy, yy), 2).values[1]! }
  })
}

/** See `knownMinima`. Source: the function's own file. */
export const minima: Formula = {
  id: 'minima',
  title: 'minima',
  drawings: ['point'],
  fromStart: false,
  measures: 'sharpness',
  refusal: (experiment) =>
    knownMinima(experiment).length > 0 ? undefined : 'Known for closed-form functions only.',
  state: ({ experiment }) => ({ kind: 'points', points: knownMinima(experiment) }),
}

/** Heights below this are rounding errors. */
const rounding = 1e-15

/**
 * The lowest place of the displayed height, or with `trained` = 1 of the minimised metric; the value of
 * either is the displayed height there. See lowest.ts.
 */
export const lowestPlace: Formula = {
  id: 'lowest-place',
  title: 'lowest place',
  drawings: ['point'],
  besideWords: true,
  fromStart: false,
  measures: 'height',
  mark: ({ trained }) => (trained ? 'ring' : 'flag'),
  refusal: (experiment) =>
    experiment.terrain.quantity === 'metric'
      ? lowestRefusal(experiment)
      : 'Holds where the height is a metric.',
  state: ({ experiment, given }) => {
    const { metric, terrain } = experiment
    const shown = terrain.metric ?? metric
    const lowest = lowestOf(experiment, given['trained'] ? metric : shown)
    if (!lowest) return nothing('There is no lowest place.')
    const { weights } = lowest
    const value = objectiveOf(buildTrainingProblem(experiment), shown).value(weights)
    return { kind: 'points', points: [{ weights, value: Math.abs(value) < rounding ? 0 : value }] }
  },
}
