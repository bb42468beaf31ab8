import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { lawOf } from '../../laws/law-of.ts'
import { mode, lawQuantile, shareBetween, standardizedMoment } from '../../laws/law.ts'
import {
  quicksortDeviation,
  quicksortLimitSkewness,
  quicksortMean,
  quicksortWorstExponent,
} from '../../laws/quicksort-law.ts'
import { numberOf, type ProblemQuantity, type QuantityArguments } from '../quantity.ts'
import type { ProblemSource } from '../source.ts'

const law = ({ experiment }: ProblemSource) => lawOf(experiment.problem, 'comparisons')

/** Returns the problem if theory knows its mean: with a random pivot, or in random order. */
function averaged({ experiment }: ProblemSource) {
  const problem = experiment.problem
  if (problem.kind === 'procedure' && (problem.pivot === 'random' || problem.input === 'random'))
    return problem
  throw ExperimentError.at('problem', 'the mean is that of a random pivot or a random order')
}

function keysOf({ experiment }: ProblemSource): number {
  const problem = experiment.problem
  if (problem.kind === 'procedure') return problem.size
  throw ExperimentError.at('problem', 'this is a number of a procedure')
}

/** Numbers of the exact law of a procedure's comparisons. Source: theory/README.md, S41. */
export const lawQuantities: readonly (readonly [string, ProblemQuantity])[] = [
  /** The mean, by its closed form. */
  ['expected-comparisons', (source) => quicksortMean(averaged(source).size)],
  /** The standard deviation, by its closed form. */
  ['comparisons-deviation', (source) => quicksortDeviation(averaged(source).size)],
  /** The third central moment over the cube of the deviation. */
  ['law-skewness', (source) => standardizedMoment(law(source), 3)],
  /** The skewness in the limit of infinitely many keys, by its closed form. */
  ['limit-skewness', (source) => averaged(source) && quicksortLimitSkewness],
  /** log₁₀ of the probability that random pivots compare every pair: {n (default: the keys)}. */
  ['worst-exponent', (source, given) => quicksortWorstExponent(numberOf(given, 'n', keysOf(source)))],
  /** The most probable value. */
  ['law-mode', (source) => mode(law(source))],
  /** The value that a fraction `share` of the draws does not exceed: {share}. */
  ['law-quantile', (source, given) => lawQuantile(law(source), numberOf(given, 'share', 0.5))],
  /** The probability of a value above `factor` times the mean: {factor}; or within [from, to] standard deviations of it. */
  ['law-share', (source, given) => share(source, given)],
]

function share(source: ProblemSource, given: QuantityArguments): number {
  const exact = law(source)
  const { mean, deviation } = exact
  const factor = given['factor']
  if (typeof factor === 'number') return shareBetween(exact, factor * mean, Infinity)
  const at = (name: string, otherwise: number) => mean + numberOf(given, name, otherwise) * deviation
  return shareBetween(exact, at('from', -Infinity), at('to', Infinity))
}
