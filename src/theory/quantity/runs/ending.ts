import { buildTrainingProblem, type FunctionModel } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { nearestMinimum } from '../../../reference/trajectory/outcome.ts'
import { knownSharpnesses, largestStableRate } from '../../formulas/stable-rate.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

function functionOf({ experiment }: Pick<QuantitySource, 'experiment'>): FunctionModel {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'function') return model
  throw ExperimentError.at('model', 'the minima of a network are not known')
}

/**
 * The known minimum to which a run converged, by its place in the literature's order from 0; -1 for a run that has not converged,
 * however near it came: {start, algorithm}.
 * @throws ExperimentError for a network.
 */
export const endingMinimum: Quantity = (source, given) => {
  const model = functionOf(source)
  const { outcome, finalWeights } = runOf(source, given)
  const [x = NaN, y = NaN] = finalWeights
  return outcome === 'converged' ? nearestMinimum(model, x, y) : -1
}

/** 1 where a run repeats itself with a period of 2 to 16 steps and does not converge, else 0: {start, algorithm}. */
export const cycles: Quantity = (source, given) => (runOf(source, given).outcome === 'cycle' ? 1 : 0)

/**
 * The largest learning rate at which a minimum is stable under an algorithm, such as 2/λ_max for gradient descent:
 * {minimum, algorithm}. Source: theory/README.md, S08.
 * @throws ExperimentError where that is not known.
 */
export const stableLearningRate: Quantity = ({ experiment }, given) => {
  const algorithm = experiment.algorithms[numberOf(given, 'algorithm', 0)]
  const sharpness = knownSharpnesses(experiment)[numberOf(given, 'minimum', 0)]
  const rate = algorithm && sharpness !== undefined ? largestStableRate(algorithm, sharpness) : undefined
  if (rate !== undefined) return rate
  throw ExperimentError.at('quantity', 'the largest stable learning rate is not known here')
}
