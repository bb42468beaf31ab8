import { dot, norm } from '../../../math/linear-algebra/vector.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { largestMarginOf, type MaxMargin } from '../../max-margin.ts'
import { measureOf } from '../measured.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** Returns the run's end and the separator with the largest margin. */
function separated(
  source: QuantitySource,
  given: QuantityArguments,
): { readonly end: Float64Array; readonly best: MaxMargin } {
  const best = largestMarginOf(source.experiment)
  if (best) return { best, end: Float64Array.from(runOf(source, given).finalWeights) }
  throw ExperimentError.at('data', 'needs classes that one linear unit without bias separates')
}

/** The angle between the end of a run and the separator with the largest margin, in radians: {start, algorithm}. */
export const marginAngle: Quantity = (source, given) => {
  const { end, best } = separated(source, given)
  const cosine = dot(end, best.weights) / (norm(end) * norm(best.weights))
  return Math.acos(Math.min(1, cosine))
}

/** The margin at the end of a run over the largest one: {start, algorithm}. */
export const marginShare: Quantity = async (source, given) =>
  (await measureOf('margin')(source, { ...given, index: 0 })) / separated(source, given).best.margin

/** |w| at the end of a run of t steps over |ŵ| ln t, which tends to 1: {start, algorithm}. Source: Soudry et al. 2018. */
export const normPerLog: Quantity = (source, given) => {
  const { end, best } = separated(source, given)
  return norm(end) / (norm(best.weights) * Math.log(stepsOf(source, given)))
}

/** η t L at the end of a run of t steps, which tends to |ŵ|²: {start, algorithm}. Source: derived. */
export const lossTimesTime: Quantity = (source, given) => {
  const { learningRate = NaN } = source.experiment.algorithms[numberOf(given, 'algorithm', 0)] ?? {}
  return learningRate * stepsOf(source, given) * (runOf(source, given).loss.at(-1) ?? NaN)
}

const stepsOf = (source: QuantitySource, given: QuantityArguments): number =>
  runOf(source, given).steps.at(-1) ?? NaN
