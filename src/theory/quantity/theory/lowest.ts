import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { parseMetric } from '../../../experiment/format/parse.ts'
import { objectiveOf } from '../../../reference/objective/objective.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { lowestOf, lowestRefusal } from '../../lowest.ts'
import { numberOf, type Quantity, type QuantityArguments } from '../quantity.ts'

/** Returns the displayed height, with the given `loss`, `factor` and `part`, under an attack of `epsilon` in `norm`. */
export function heightOf(
  experiment: TrainingExperiment,
  { loss, factor, part, weightDecay, epsilon, norm }: QuantityArguments,
): MetricSpec {
  const { metric, terrain } = experiment
  return parseMetric(experiment, {
    ...(terrain.metric ?? metric),
    ...(loss !== undefined && { loss, weightDecay: 0 }),
    ...(factor !== undefined && { factor }),
    ...(weightDecay !== undefined && { weightDecay }),
    ...(part !== undefined && { part }),
    ...(epsilon !== undefined && { attack: { epsilon, ...(norm !== undefined && { norm }) } }),
  })
}

function lowestWeights(experiment: TrainingExperiment, given: QuantityArguments): Float64Array {
  const metric = numberOf(given, 'trained', 0) ? experiment.metric : heightOf(experiment, given)
  const lowest = lowestOf(experiment, metric)
  if (lowest) return lowest.weights
  throw ExperimentError.at('plane', lowestRefusal(experiment) ?? 'There is no lowest place.')
}

/**
 * Coordinate `axis` ('a' or 'b') of the lowest place of a height, by default the displayed one: {axis, loss, factor,
 * part, epsilon, norm}, or with `trained` 1 of what the algorithms minimise. See theory/lowest.ts.
 */
export const lowestPlaceOf: Quantity = ({ experiment }, given) => {
  const weights = lowestWeights(experiment, given)
  const { plane } = experiment
  if (plane.kind !== 'weights') return NaN
  return weights[given['axis'] === 'b' ? plane.second : plane.first]!
}

/** The height at that place: arguments of `lowest-place`. */
export const lowestHeight: Quantity = ({ experiment }, given) =>
  objectiveOf(buildTrainingProblem(experiment), heightOf(experiment, given)).value(
    lowestWeights(experiment, given),
  )
