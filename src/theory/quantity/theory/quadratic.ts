import { at } from '../../../math/at.ts'
import { norm } from '../../../math/linear-algebra/vector.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { bestLearningRate, convergenceRate, measuredRate } from '../../quadratic/convergence-rate.ts'
import { iterationRefusal } from '../../quadratic/linear-iteration.ts'
import { iterates } from '../../quadratic/quadratic-path.ts'
import { quadraticOf, quadraticRefusal, testBowlOf, type Quadratic } from '../../quadratic/quadratic.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import { maxOf } from '../../../math/statistics/range.ts'

const refuse = (why: string): never => {
  throw ExperimentError.at('quantity', why)
}

/** Returns the bowl of the trained metric, or of the loss on the test set: {part: 'test'}. */
function bowlOf(experiment: TrainingExperiment, { part }: QuantityArguments = {}): Quadratic {
  const bowl = part === 'test' ? testBowlOf(experiment) : quadraticOf(experiment)
  return bowl ?? refuse(quadraticRefusal(experiment) ?? 'the metric has no single minimum')
}

function iterationOf(experiment: TrainingExperiment, given: QuantityArguments) {
  const algorithm = experiment.algorithms[numberOf(given, 'algorithm', 0)]
  const why = iterationRefusal(algorithm)
  return algorithm && !why ? algorithm : refuse(why ?? 'there is no such algorithm')
}

/** Entry `index` of the weights with the least metric on the training set, or on {part: 'test'}. */
const bestWeight: Quantity = ({ experiment }, given) =>
  at(bowlOf(experiment, given).minimum, numberOf(given, 'index', 0))

/** The least possible metric on the training set, or on {part: 'test'}. */
const leastLoss: Quantity = ({ experiment }, given) => bowlOf(experiment, given).least

/** Eigenvalue `index` (0 is the least) of the constant Hessian of a quadratic metric: {index, part}. */
const bowlCurvature: Quantity = ({ experiment }, given) =>
  at(bowlOf(experiment, given).curvatures, numberOf(given, 'index', 0))

/** See convergence-rate.ts: {algorithm}; `times` multiplies its learning rate. */
const rateOfConvergence: Quantity = ({ experiment }, given) =>
  convergenceRate(bowlOf(experiment), iterationOf(experiment, given), numberOf(given, 'times', 1))

/** See convergence-rate.ts: {algorithm, start}. */
const measuredConvergence: Quantity = (source, given) =>
  measuredRate(bowlOf(source.experiment), runOf(source, given)) ?? NaN

/** See convergence-rate.ts. */
const bestRate: Quantity = ({ experiment }) => bestLearningRate(bowlOf(experiment))

/**
 * The largest |w_t - predicted| over a run's records, as a fraction of its initial distance from the minimum: {algorithm,
 * start}.
 */
const pathError: Quantity = (source, given) => {
  const bowl = bowlOf(source.experiment)
  const run = runOf(source, given)
  const algorithm = iterationOf(source.experiment, given)
  const predicted = iterates(bowl, algorithm, run.weights(0))
  const away = (weights: ArrayLike<number>, from: ArrayLike<number>) =>
    norm(Float64Array.from(weights, (entry, i) => entry - from[i]!))
  const errors = Array.from(run.steps, (step, record) => away(run.weights(record), predicted[step] ?? []))
  return maxOf(errors) / away(run.weights(0), bowl.minimum)
}

/** Numbers of metrics that are quadratic in the weights, by name. */
export const quadraticQuantities: readonly (readonly [string, Quantity])[] = [
  ['best-weight', bestWeight],
  ['least-loss', leastLoss],
  ['bowl-curvature', bowlCurvature],
  ['convergence-rate', rateOfConvergence],
  ['measured-rate', measuredConvergence],
  ['best-learning-rate', bestRate],
  ['path-error', pathError],
]
