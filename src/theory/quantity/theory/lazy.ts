import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { lazyFlowEnd } from '../../formulas/lazy-end.ts'
import { hasReluKernel, reluKernel } from '../../relu-kernel.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'
import { norm } from '../../../math/linear-algebra/vector.ts'

/**
 * The largest |f - f_lin| over the common records of two runs of a start and the training samples, with f the network
 * trained by algorithm `algorithm` (default 0), and f_lin its linearisation, trained by algorithm `twin` (default 1):
 * {start, algorithm, twin}. Source: theory/README.md, S33.
 */
export const twinGap: Quantity = async (source, given) => {
  const { experiment, answers } = source
  const run = runOf(source, given)
  const twin = runOf(source, { ...given, algorithm: numberOf(given, 'twin', 1) })
  const options = { start: numberOf(given, 'start', 0) }
  let most = 0
  for (let i = 0; i < Math.min(run.steps.length, twin.steps.length); i++) {
    const own = await answers.measure(experiment, run.weights(i), 'outputs', options)
    const linear = await answers.measure(experiment, twin.weights(i), 'linearized-outputs', options)
    own.values.forEach((value, k) => (most = Math.max(most, Math.abs(value - linear.values[k]!))))
  }
  return most
}

/** The relative movement that `lazyFlowEnd` predicts for start 0. */
export const lazyMovement: Quantity = (source, given) => {
  const { experiment } = source
  const why = lazyFlowEnd.refusal(experiment, {})
  if (why !== undefined) throw ExperimentError.at('model', why)
  const w0 = runOf(source, given).weights(0)
  const found = lazyFlowEnd.state({ experiment, given: {}, w0, range: () => [0, 0] })
  return found.kind === 'points' ? (found.points[0]?.value ?? NaN) : NaN
}

/**
 * |K - K_∞|_F / |K_∞|_F at w_0 of a run, with K the tangent kernel on the training inputs and K_∞ that of infinite width (`reluKernel`): {start, algorithm}.
 * @throws ExperimentError unless there is one hidden layer of ReLUs in 'ntk', without biases
 */
export const kernelError: Quantity = async (source, given) => {
  const { experiment, answers } = source
  const { model } = experiment
  const problem = buildTrainingProblem(experiment)
  if (!hasReluKernel(model) || problem.model.kind !== 'network')
    throw ExperimentError.at('model', 'the kernel of infinite width is known for one layer of ReLUs in ntk')
  const { data } = problem.model
  const { count, inputs } = data.parts['train']!
  const rows = Array.from({ length: count }, (_, n) =>
    inputs.subarray(n * data.inputs, (n + 1) * data.inputs),
  )
  const limit = rows.flatMap((x) => rows.map((other) => reluKernel(x, other, 'both')))
  const { values } = await answers.measure(experiment, runOf(source, given).weights(0), 'ntk', {})
  const distance = norm(limit.map((entry, k) => entry - values[k]!))
  return distance / norm(limit)
}
