import { symmetricEigenvalues } from '../../../math/linear-algebra/eigenvalues.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { mostForSpectrum, type Measurement } from '../../measurement.ts'
import { stabilityThreshold } from '../../algorithm/stability.ts'
import { hessianOf, largestCurvatures } from '../../objective/hessian.ts'
import { checkedWeights } from '../run/predict.ts'
import type { MeasuredPoint } from './point.ts'

function top(point: MeasuredPoint, count: number) {
  const { objective, weights, options, problem } = point
  if (!Number.isInteger(count) || count < 1 || count > problem.size)
    throw ExperimentError.at('options.count', `must be a whole number from 1 to ${problem.size}`)
  const guess = options.guess?.map((vector, i) => checkedWeights(problem, vector, `options.guess[${i}]`))
  const found = largestCurvatures(objective, weights, count, guess)
  if (found) return found
  throw ExperimentError.at('options.count', 'the eigenvalues lie too close together: ask for fewer')
}

/** 'hessian-top': the `count` largest eigenvalues of the Hessian, largest first, with unit eigenvectors. */
export const hessianTop = (point: MeasuredPoint): Measurement<Float64Array> =>
  top(point, point.options.count ?? 1)

/**
 * 'hessian-spectrum': all eigenvalues of the Hessian, ascending. @throws ExperimentError above 2,000 weights
 */
export function hessianSpectrum({ objective, weights }: MeasuredPoint): Measurement<Float64Array> {
  const { size } = objective
  if (size > mostForSpectrum)
    throw ExperimentError.at(
      'what',
      `'hessian-spectrum' is for up to ${mostForSpectrum} weights, not ${size}: ask for 'hessian-top'`,
    )
  return { values: symmetricEigenvalues(hessianOf(objective, weights), size) }
}

/**
 * 'sharpness': the largest eigenvalue of the Hessian, and the value above which the algorithm is unstable,
 * after `step` updates if its rate changes (NaN if unknown), with the unit eigenvector.
 */
export function sharpness(point: MeasuredPoint): Measurement<Float64Array> {
  const { values, vectors } = top(point, 1)
  const { algorithms } = point.problem.experiment
  const place = point.options.algorithm ?? point.options.run?.algorithm ?? 0
  const algorithm = algorithms[place]
  if (!algorithm) throw ExperimentError.at('options.algorithm', `there is no algorithm ${place}`)
  return {
    values: Float64Array.of(values[0]!, stabilityThreshold(algorithm, point.options.step) ?? NaN),
    vectors,
  }
}
