import { symmetricEigen } from '../../../math/linear-algebra/eigen.ts'
import { dot } from '../../../math/linear-algebra/vector.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { memorized } from '../../../experiment/start/memorizing-relu.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { kernelDecay, limitKernel } from '../../formulas/kernel-decay.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** Updates until a run stopped; Infinity if it made all its steps without stopping: {start, algorithm}. */
export const stepsToStop: Quantity = (source, given) => {
  const { status, steps } = runOf(source, given)
  return status === 'stopped' ? (steps.at(-1) ?? NaN) : Infinity
}

const numbersOf = (given: QuantityArguments): Record<string, number> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  )

function decayOf(source: QuantitySource, given: QuantityArguments) {
  const decay = kernelDecay(source.experiment, numbersOf(given), runOf(source, given).weights(0))
  if (decay) return decay
  throw ExperimentError.at('model', 'no decay is predicted for this experiment')
}

/** Updates until the predicted loss reaches the run's stopping level: {limit, start, algorithm}. Source: theory/README.md, S34. */
export const decaySteps: Quantity = (source, given) => decayOf(source, given).losses.length - 1

/**
 * Eigenvalue `index` (default 0, the least; from the end if negative) of the kernel behind the prediction: {index, limit,
 * start}.
 */
export const decayEigenvalue: Quantity = (source, given) =>
  decayOf(source, given).eigenvalues.at(numberOf(given, 'index', 0)) ?? NaN

/**
 * The largest difference of √(Σ (f - y)²/n) between a run and its prediction, over their common steps: {limit, start,
 * algorithm}.
 */
export const decayDeviation: Quantity = (source, given) => {
  const { losses } = decayOf(source, given)
  const { steps, loss } = runOf(source, given)
  const { factor, reduction } = source.experiment.metric
  const { count } = trainOf(source.experiment)
  const scale = reduction === 'sum' ? factor * count : factor
  const root = (value: number) => Math.sqrt(value / scale)
  const apart = Array.from(steps, (step, i) =>
    step < losses.length ? Math.abs(root(loss[i]!) - root(losses[step]!)) : 0,
  )
  return maxOf(apart)
}

function trainOf(experiment: TrainingExperiment) {
  const { model } = buildTrainingProblem(experiment)
  const train = model.kind === 'network' ? model.data.parts['train'] : undefined
  if (train) return train
  throw ExperimentError.at('model', 'this needs a network')
}

/**
 * √(2 yᵀ H⁻¹ y / n): the complexity of the labels for infinitely many ReLU units. Source: Arora, Du, Hu, Li, Wang 2019,
 * Theorem 5.1.
 */
export const kernelComplexity: Quantity = ({ experiment }) => {
  const train = trainOf(experiment)
  const { values, vectors } = symmetricEigen(limitKernel(train), train.count)
  const sum = vectors.reduce((total, v, i) => total + dot(v, train.targets) ** 2 / values[i]!, 0)
  return Math.sqrt((2 * sum) / train.count)
}

/**
 * A number of the network that memorises the n training samples by construction. `of`: absent for its largest |f - y|,
 * 'errors' for the number of wrong signs, 'weights' for the number of its weights, 2n + d: {of, precision: 'float64'
 * (default) or 'float32'}.
 */
export const memorizedNumber: Quantity = ({ experiment }, given) => {
  const problem = buildTrainingProblem(experiment)
  const start = experiment.starts.findIndex((entry) => entry.kind === 'construction')
  const { outputs, targets, numbers } = memorized(
    problem,
    Math.max(0, start),
    given['precision'] === 'float32',
  )
  if (given['of'] === 'weights') return numbers
  if (given['of'] === 'errors') return outputs.filter((f, n) => !(f * targets[n]! > 0)).length
  return outputs.reduce((most, f, n) => Math.max(most, Math.abs(f - targets[n]!)), 0)
}
