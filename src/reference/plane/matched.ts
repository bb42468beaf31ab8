import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { MatchRequest } from './plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import {
  alignByActivations,
  alignByWeights,
  firstPlaced,
  permuteUnits,
  type Permutations,
} from '../../experiment/model/alignment.ts'

/**
 * Returns the order in which the hidden units of one network match those of another, by weights or by
 * activations on the training inputs.
 * @throws ExperimentError for a function of two weights
 */
export function matchingOrders(
  { model }: TrainingProblem,
  { by, one, other }: Pick<MatchRequest, 'by' | 'one' | 'other'>,
): Permutations {
  if (model.kind !== 'network')
    throw ExperimentError.at('model.kind', 'a function of two weights has no units to match')
  const { train } = model.data.parts
  if (by === 'weights' || !train) return alignByWeights(model.layout, one, other)
  return alignByActivations(model.layout, one, other, train.inputs, train.count)
}

/**
 * Returns the network with its first `units` units, or all, moved to the places of those that they match: the
 * same function.
 */
export function matchedNetwork(problem: TrainingProblem, request: MatchRequest): Float64Array {
  const { model } = problem
  const orders = firstPlaced(matchingOrders(problem, request), request.units)
  return model.kind === 'network' ? permuteUnits(model.layout, request.other, orders) : request.other
}
