import { objectiveOf } from '../../reference/objective/objective.ts'
import { buildProblem } from '../../experiment/problem.ts'
import { nothing, type Formula } from '../formula.ts'
import { lowestOf, lowestRefusal } from '../lowest.ts'

/** Heights below this are 0 but for rounding. */
const rounding = 1e-15

/**
 * The lowest place of the height that is shown, or with `trained` 1 of what the algorithms minimise; the value of either is the
 * height that is shown there. See lowest.ts.
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
    const value = objectiveOf(buildProblem(experiment), shown).value(weights)
    return { kind: 'points', points: [{ weights, value: Math.abs(value) < rounding ? 0 : value }] }
  },
}
