import { momentsOf } from '../../math/statistics/moments.ts'
import { numberOf, type QuantityArguments } from '../quantity/quantity.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { distanceTo, type Law } from '../laws/law.ts'

/**
 * Returns a statistic over all draws, as named by an expectation: 'mean', 'deviation', 'skewness', 'least',
 * 'most'; 'share', the fraction in [from, to]: {from, to}; 'distance' to the exact law, by Kolmogorov and
 * Smirnov.
 * @throws ExperimentError for another name, or if there is no law
 */
export function drawsQuantityOf(
  numbers: readonly number[],
  law: Law | undefined,
  name: string,
  given: QuantityArguments = {},
): number {
  if (name === 'mean' || name === 'deviation' || name === 'skewness') return momentsOf(numbers)[name]
  if (name === 'least') return numbers.reduce((least, number) => Math.min(least, number), Infinity)
  if (name === 'most') return numbers.reduce((most, number) => Math.max(most, number), -Infinity)
  if (name === 'share') {
    const [from, to] = [numberOf(given, 'from', -Infinity), numberOf(given, 'to', Infinity)]
    return numbers.filter((number) => number >= from && number <= to).length / numbers.length
  }
  if (name !== 'distance') throw ExperimentError.at('quantity', `draws have no quantity called '${name}'`)
  if (!law) throw ExperimentError.at('quantity', 'there is no law to compare the draws with')
  return distanceTo(law, numbers)
}
