import { integrate } from '../../../math/numerics/quadrature.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { normalDistribution } from '../../../experiment/model/error-function.ts'
import { dualNorm } from '../../../reference/metric/ball.ts'
import { objectiveOf } from '../../../reference/objective/objective.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { choiceSize } from '../../best-of.ts'
import { heightOf } from './lowest.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import { minOf } from '../../../math/statistics/range.ts'
import { norm as length } from '../../../math/linear-algebra/vector.ts'

/**
 * Returns the mean of the largest of n draws from N(0, 1), or of its power: ∫ x^power n Φ(x)^(n-1) φ(x) dx, by quadrature
 * on [-9, 9]. Source: order statistics.
 */
export const expectedLargest = (n: number, power = 1): number =>
  integrate(
    (x) =>
      (x ** power * n * normalDistribution(x) ** (n - 1) * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
    -9,
    9,
  )

/**
 * Returns the KL divergence of the best of n draws from one draw, whatever the criterion: ln n - (n - 1)/n. Source:
 * derived, ∫ ln(n u^(n-1)) n u^(n-1) du.
 */
export const divergenceOfBest = (n: number): number => Math.log(n) - (n - 1) / n

/**
 * Any metric at the end of a run, as a reward if `times` is negative: plus (default 0) + times (default 1) · metric. By
 * default the metric is the displayed height; `loss`, `part`, `factor` and attack change it: {loss, part, factor,
 * epsilon, norm, plus, times, start, algorithm}.
 */
export const judged: Quantity = ({ experiment, ...source }, given) => {
  const objective = objectiveOf(buildTrainingProblem(experiment), heightOf(experiment, given))
  const value = objective.value(Float64Array.from(runOf(source, given).finalWeights))
  return numberOf(given, 'plus', 0) + numberOf(given, 'times', 1) * value
}

/** The recorded step of a run at which a metric is least: {loss, part, factor, epsilon, norm, start, algorithm}. */
export const leastStep: Quantity = ({ experiment, ...source }, given) => {
  const objective = objectiveOf(buildTrainingProblem(experiment), heightOf(experiment, given))
  const run = runOf(source, given)
  const values = Array.from(run.steps, (_, i) => objective.value(Float64Array.from(run.weights(i))))
  return run.steps[values.indexOf(minOf(values))]!
}

/** Returns the samples per choice: the batch size of the first algorithm. */
function choiceOf(experiment: TrainingExperiment): number {
  const size = choiceSize(experiment)
  if (size !== undefined) return size
  throw ExperimentError.at('algorithms[0].batch', 'the best of a batch takes batches of a size')
}

/**
 * From each n consecutive samples of the training set, with n the batch size, the one with the largest proxy P = G +
 * noise · E is chosen; G is its first input and E its first target. The mean over the chosen ones: {noise (default 1),
 * of: 'goal' for G, or 'proxy' for P}.
 */
export const bestOfBatch: Quantity = ({ experiment }, given) => {
  const { model } = buildTrainingProblem(experiment)
  const part = model.kind === 'network' ? model.data.parts['train'] : undefined
  if (model.kind !== 'network' || !part) throw ExperimentError.at('model', 'the best of a batch takes data')
  const n = choiceOf(experiment)
  const noise = numberOf(given, 'noise', 1)
  const goal = (sample: number) => part.inputs[sample * model.data.inputs]!
  const proxy = (sample: number) => goal(sample) + noise * part.targets[sample * model.data.outputs]!
  const choices = Math.floor(part.count / n)
  let sum = 0
  for (let choice = 0; choice < choices; choice++) {
    let best = choice * n
    for (let i = best + 1; i < (choice + 1) * n; i++) if (proxy(i) > proxy(best)) best = i
    sum += given['of'] === 'proxy' ? proxy(best) : goal(best)
  }
  return sum / choices
}

/**
 * The expectation of `best-of-batch` for draws from N(0, 1). With m the mean of the largest of n, P has m √(1 + noise²)
 * and G m/√(1 + noise²), minus cost · (E G² - 1) if large values have a cost; 'largest' is m itself and 'divergence' ln n
 * - (n - 1)/n. {noise (default 1), cost (default 0), n (default: the batch size), of: 'goal', 'proxy', 'largest',
 * 'divergence'}.
 */
export const expectedBest: Quantity = ({ experiment }, given) => {
  const n = numberOf(given, 'n', NaN) || choiceOf(experiment)
  if (given['of'] === 'divergence') return divergenceOfBest(n)
  const largest = expectedLargest(n)
  const spread = Math.hypot(1, numberOf(given, 'noise', 1))
  if (given['of'] === 'largest') return largest
  if (given['of'] === 'proxy') return largest * spread
  return largest / spread - (numberOf(given, 'cost', 0) * (expectedLargest(n, 2) - 1)) / spread ** 2
}

const vectorOf = (given: QuantityArguments, size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => numberOf(given, `mean${i + 1}`, 0))

/**
 * The error rate of a linear classifier without bias on two clouds N(±μ, σ² I) at the end of a run, under the attack of
 * the displayed height: Φ((ε‖w‖_* - w·μ)/(σ‖w‖₂)). {mean1, mean2, … of μ, sigma, epsilon, norm, start, algorithm}.
 */
export const cloudErrors: Quantity = ({ experiment, ...source }, given) => {
  const weights = Float64Array.from(runOf(source, given).finalWeights)
  const { epsilon = 0, norm = 'l2' } = heightOf(experiment, given).attack ?? {}
  const mean = vectorOf(given, weights.length)
  const margin = weights.reduce((sum, w, i) => sum + w * mean[i]!, 0)
  const deviation = numberOf(given, 'sigma', 1) * length(weights)
  return normalDistribution((epsilon * dualNorm(weights, norm) - margin) / deviation)
}
