import { buildTrainingProblem, type FunctionModel } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { nearestMinimum } from '../../../reference/trajectory/outcome.ts'
import { knownSharpnesses, largestStableRate } from '../../formulas/stable-rate.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { at } from '../../../math/at.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'

/** The experiment's metric at the end of a run: {start, algorithm}. */
export const finalLoss: Quantity = (source, given) => runOf(source, given).loss.at(-1) ?? NaN

/**
 * 1 if the experiment's metric ends below `below`, 0 otherwise, including for a diverged run: {below, start,
 * algorithm}.
 */
export const endsBelow: Quantity = (source, given) => {
  const { status, loss } = runOf(source, given)
  return status !== 'diverged' && loss.at(-1)! < numberOf(given, 'below', 0) ? 1 : 0
}

/** The largest recorded loss of a run: {start, algorithm}. */
export const largestLoss: Quantity = (source, given) => maxOf(runOf(source, given).loss)

/** The decrease of a run's metric from its start to its least recorded loss: {start, algorithm}. */
export const lossDrop: Quantity = (source, given) => {
  const { loss } = runOf(source, given)
  return loss[0]! - minOf(loss)
}

/** Weight `index` of a run's w_0: {index, start, algorithm}. */
export const firstWeight: Quantity = (source, given) =>
  at(runOf(source, given).weights(0), numberOf(given, 'index', 0))

/** Weight `index` at the end of a run: {index, start, algorithm}. */
export const finalWeight: Quantity = (source, given) =>
  at(runOf(source, given).finalWeights, numberOf(given, 'index', 0))

/** 1 if a run has diverged, otherwise 0: {start, algorithm}. */
export const diverged: Quantity = (source, given) => (runOf(source, given).status === 'diverged' ? 1 : 0)

/**
 * Coordinate `axis` ('a' or 'b') of the end of a run in the plane: {axis, start, algorithm}. @throws
 * ExperimentError if the plane holds no weights
 */
export const endPlace: Quantity = (source, given) => {
  const run = runOf(source, given)
  const place = (given['axis'] === 'b' ? run.b : run.a).at(-1)
  if (place !== undefined) return place
  throw ExperimentError.at('plane', 'a run has no place in a plane of hyperparameters')
}

function functionOf({ experiment }: Pick<QuantitySource, 'experiment'>): FunctionModel {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'function') return model
  throw ExperimentError.at('model', 'the minima of a network are not known')
}

/**
 * The known minimum to which a run converged, by its index in the order of the literature, from 0; −1 for a
 * run that has not converged, however close it came: {start, algorithm}.
 * @throws ExperimentError for a network
 */
export const endingMinimum: Quantity = (source, given) => {
  const model = functionOf(source)
  const { outcome, finalWeights } = runOf(source, given)
  const [x = NaN, y = NaN] = finalWeights
  return outcome === 'converged' ? nearestMinimum(model, x, y) : -1
}

/**
 * 1 if a run repeats with a period of 2 to 16 steps and does not converge, otherwise 0: {start, algorithm}.
 */
export const cycles: Quantity = (source, given) => (runOf(source, given).outcome === 'cycle' ? 1 : 0)

/**
 * The largest learning rate at which a minimum is stable under an algorithm, such as 2/λ_max for gradient
 * descent: {minimum, algorithm}. Source: theory/README.md, S08.
 * @throws ExperimentError if that is unknown
 */
export const stableLearningRate: Quantity = ({ experiment }, given) => {
  const algorithm = experiment.algorithms[numberOf(given, 'algorithm', 0)]
  const sharpness = knownSharpnesses(experiment)[numberOf(given, 'minimum', 0)]
  const rate = algorithm && sharpness !== undefined ? largestStableRate(algorithm, sharpness) : undefined
  if (rate !== undefined) return rate
  throw ExperimentError.at('quantity', 'the largest stable learning rate is not known here')
}
