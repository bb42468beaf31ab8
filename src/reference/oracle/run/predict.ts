import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../../experiment/training-problem.ts'
import { isLinearized, type PredictOptions } from '../../measurement.ts'
import { parseTraining } from '../../../experiment/format/parse.ts'
import type { TrainingInput } from '../../../experiment/spec/experiment.ts'
import { outputsAt } from '../../objective/outputs.ts'
import { batchNormPart } from '../../objective/samples.ts'
import { placement } from './place.ts'

/** Returns the weights as float64, if their number is the model's. @throws ExperimentError otherwise */
export function checkedWeights(
  problem: TrainingProblem,
  weights: ArrayLike<number>,
  path = 'weights',
): Float64Array {
  if (weights.length === problem.size) return Float64Array.from(weights)
  throw ExperimentError.at(path, `the model has ${problem.size} weights, but ${weights.length} were given`)
}

/**
 * Returns w_0 from the options, given as weights or as the index of a start (default 0). @throws
 * ExperimentError if it does not exist
 */
export function startOf(
  problem: TrainingProblem,
  { start, run }: PredictOptions,
  path = 'options.start',
): Float64Array {
  const given = start ?? run?.start ?? 0
  if (typeof given !== 'number') return checkedWeights(problem, given, path)
  const found = placement(problem).starts[given]
  if (found) return found
  throw ExperimentError.at(path, `there is no start ${given}`)
}

/**
 * Returns the network's outputs [sample][output] for inputs [sample][layout.inputs] (after features) in
 * float64. A centred network subtracts the outputs of w_0, by default start 0's; for a linearised run in the
 * options, the outputs are f(w_0) + J(w_0)(w − w_0). Batch normalisation uses the means and variances of the
 * training set, or of the part in the options.
 * @throws ExperimentError for a function, for a wrong number of weights or inputs, and if a start or part
 * does not exist
 */
export function predict(
  input: TrainingInput,
  weights: ArrayLike<number>,
  inputs: readonly (readonly number[])[],
  options: PredictOptions = {},
): Float64Array {
  const problem = buildTrainingProblem(parseTraining(input))
  const { model } = problem
  if (model.kind === 'function') {
    throw ExperimentError.at('model.kind', 'a function of two weights has no outputs to predict')
  }
  const { layout } = model
  const flat = checkedWeights(problem, weights)
  const ragged = inputs.findIndex((row) => row.length !== layout.inputs)
  if (ragged >= 0) {
    throw ExperimentError.at(`inputs[${ragged}]`, `must have ${layout.inputs} numbers, one for each input`)
  }
  const rows = Float64Array.from(inputs.flat())
  const linearized = isLinearized(problem.experiment, options.run)
  const w0 = layout.centered || linearized ? startOf(problem, options) : undefined
  const company = batchNormPart(model, options.part)
  return outputsAt({ layout, weights: flat, w0, linearized, company }, rows, inputs.length)
}
