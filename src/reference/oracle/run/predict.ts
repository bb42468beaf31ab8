import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../../experiment/training-problem.ts'
import { isLinearized, type PredictOptions } from '../../measurement.ts'
import { parseTraining } from '../../../experiment/format/parse.ts'
import type { TrainingInput } from '../../../experiment/spec/experiment.ts'
import { outputsAt } from '../../objective/outputs.ts'
import { batchNormPart } from '../../objective/samples.ts'
import { placement } from './place.ts'

/** The weights as float64, if there are as many as the model has. @throws ExperimentError otherwise */
export function checkedWeights(
  problem: TrainingProblem,
  weights: ArrayLike<number>,
  path = 'weights',
): Float64Array {
  if (weights.length === problem.size) return Float64Array.from(weights)
  throw ExperimentError.at(path, `the model has ${problem.size} weights, but ${weights.length} were given`)
}

/** w_0 as options name it, by weights or by the place of a start (0). @throws ExperimentError where it is not there. */
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
 * The network's outputs [sample][output] of inputs [sample][layout.inputs] (after features) in float64.
 * A centred network subtracts the outputs of w_0, start 0's unless `options` names another; of a linearised run that they name the outputs
 * are f(w_0) + J(w_0)(w - w_0). Batch normalisation takes the means and variances of the train part, or of the one that they name.
 * @throws ExperimentError for a function, where weights or inputs are too few or too many, and where a start or part is not there.
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
    throw ExperimentError.at(`inputs[${ragged}]`, `must hold ${layout.inputs} numbers, one for each input`)
  }
  const rows = Float64Array.from(inputs.flat())
  const linearized = isLinearized(problem.experiment, options.run)
  const w0 = layout.centered || linearized ? startOf(problem, options) : undefined
  const company = batchNormPart(model, options.part)
  return outputsAt({ layout, weights: flat, w0, linearized, company }, rows, inputs.length)
}
