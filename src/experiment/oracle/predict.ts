import { ExperimentError } from '../error.ts'
import { buildProblem } from '../build-problem.ts'
import { parseExperiment } from '../parse.ts'
import type { Problem } from '../problem.ts'
import type { ExperimentInput } from '../schema/experiment.ts'
import { layerValues, networkOutputs, referenceOutputs } from './forward.ts'
import { placement } from './place.ts'

/** The weights as float64, if there are as many as the model has. Throws ExperimentError otherwise. */
export function checkedWeights(problem: Problem, weights: ArrayLike<number>, path = 'weights'): Float64Array {
  if (weights.length === problem.size) return Float64Array.from(weights)
  throw ExperimentError.at(path, `the model has ${problem.size} weights, but ${weights.length} were given`)
}

/**
 * The network's outputs [sample][output] of inputs [sample][layout.inputs] (after features) in float64.
 * A centred network subtracts the outputs of start 0's w_0.
 * @throws ExperimentError for a function, and where weights or inputs are too few or too many.
 */
export function predict(
  input: ExperimentInput,
  weights: ArrayLike<number>,
  inputs: readonly (readonly number[])[],
): Float64Array {
  const problem = buildProblem(parseExperiment(input))
  const { model } = problem
  if (model.kind === 'function') {
    throw ExperimentError.at('model.kind', 'a function of two weights has no outputs to predict')
  }
  const { layout } = model
  const flat = checkedWeights(problem, weights)
  const ragged = inputs.findIndex((row) => row.length !== layout.inputs)
  if (ragged >= 0) {
    throw ExperimentError.at(`inputs[${ragged}]`, `must hold ${layout.inputs} numbers, one for each input`)
  }
  const rows = Float64Array.from(inputs.flat())
  const reference = layout.centered
    ? referenceOutputs(layout, placement(problem).starts[0] ?? flat, rows, inputs.length)
    : undefined
  return networkOutputs(layout, layerValues(layout, flat, rows, inputs.length), reference)
}
