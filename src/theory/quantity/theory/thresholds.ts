import { mean } from '../../../math/statistics/moments.ts'
import { inputStrengths } from '../../../reference/objective/input-strengths.ts'
import { edgeDimension as dimensionOf } from '../../../reference/outcome/edge-dimension.ts'
import type { Layout } from '../../../experiment/model/layout.ts'
import { isChoice } from '../../../experiment/spec/axis.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { weightsAt } from '../measured.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'

/**
 * Returns the mean of |ŵ - w|² over draws, for the least squares of least norm from `samples` rows of `inputs`
 * independent N(0, 1) entries with targets x·w + noise, |w| = 1: σ² p/(n - p - 1) below the threshold, 1 - n/p + σ² n/(p
 * - n - 1) above, and infinite for p = n - 1, n, n + 1. Source: traces of inverse Wishart matrices; for large n and p
 * Hastie, Montanari, Rosset, Tibshirani 2022, Theorem 1.
 */
export function riskOfLeastNorm(samples: number, inputs: number, noise: number): number {
  const [n, p, variance] = [samples, inputs, noise ** 2]
  if (Math.abs(p - n) <= 1) return Infinity
  return p < n ? (variance * p) / (n - p - 1) : 1 - n / p + (variance * n) / (p - n - 1)
}

/**
 * The mean error of least squares of least norm on noiseless data like the experiment's, over its draws: {inputs
 * (default: the network's)}. Source: theory/README.md, S04.
 */
export const leastNormRisk: Quantity = ({ experiment: { data, model } }, given) => {
  if (data.kind !== 'generated' || data.id !== 'linear' || model.kind !== 'mlp' || model.widths.at(-1) !== 1)
    throw ExperimentError.at('data', 'the error of least squares is known for linear data with one output')
  return riskOfLeastNorm(data.size ?? NaN, numberOf(given, 'inputs', model.widths[0]!), data.noise ?? NaN)
}

/**
 * The box-counting dimension of the edge between converging and other runs, over a plane of hyperparameters with this
 * many points per side: {resolution (default 65)}. Source: theory/README.md, S10.
 */
export const edgeDimension: Quantity = async ({ experiment, answers }, given) => {
  const { plane, terrain } = experiment
  if (plane.kind !== 'hyperparameters' || terrain.quantity !== 'outcome' || terrain.show !== 'convergence')
    throw ExperimentError.at(
      'plane',
      'an edge is between runs over hyperparameters, shown by their convergence',
    )
  if (isChoice(plane.a) || isChoice(plane.b))
    throw ExperimentError.at('plane', 'an edge is over two numbers: between words there is nothing')
  const resolution = numberOf(given, 'resolution', 65)
  return dimensionOf(await answers.terrain(experiment, { resolution }))
}

/**
 * Returns the mean strength (input-strengths.ts) of the first `degree` inputs over that of the other inputs; NaN for
 * networks without other inputs.
 */
export function relevanceOf(layout: Layout, weights: ArrayLike<number>, degree: number): number {
  const strengths = inputStrengths(layout, weights) ?? []
  return mean(strengths.slice(0, degree)) / mean(strengths.slice(degree))
}

/** The weight of the relevant inputs relative to the others: {step, start, algorithm}. */
export const inputRelevance: Quantity = (source, given) => {
  const { data } = source.experiment
  const { model } = buildTrainingProblem(source.experiment)
  const degree = data.kind === 'generated' ? data.parameters['degree'] : undefined
  if (degree === undefined || model.kind !== 'network' || model.layout.layers[1]?.outputs !== 1)
    throw ExperimentError.at(
      'data',
      'inputs that matter are those of parity or a staircase, into one hidden layer',
    )
  return relevanceOf(model.layout, weightsAt(runOf(source, given), given), degree)
}
