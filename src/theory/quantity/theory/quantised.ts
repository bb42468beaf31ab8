import { errorRate } from '../../../reference/metric/error-rate.ts'
import { partSize } from '../../../experiment/spec/data.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** The largest weight of the grid. */
const mostWeight = 8

/** Rounds weights to the nearest of the 2^bits evenly spaced values from -8 to 8, a grid chosen before any data are seen. */
function quantised(weights: ArrayLike<number>, bits: number): Float64Array {
  const spacing = (2 * mostWeight) / (2 ** bits - 1)
  const most = 2 ** bits - 1
  return Float64Array.from(weights, (weight) => {
    const level = Math.round((weight + mostWeight) / spacing)
    return Math.min(most, Math.max(0, level)) * spacing - mostWeight
  })
}

function bitsOf(given: QuantityArguments): number {
  const bits = numberOf(given, 'bits', 6)
  if (Number.isInteger(bits) && bits >= 1 && bits <= 24) return bits
  throw ExperimentError.at('quantity', 'bits must be a whole number from 1 to 24')
}

/**
 * The error rate on a part at the end of a run whose weights are rounded to a grid: {bits (default 6), part (default
 * 'test'), start, algorithm}.
 */
export const quantisedErrors: Quantity = async (source, given) => {
  const { part = 'test' } = given
  const weights = quantised(runOf(source, given).finalWeights, bitsOf(given))
  const { values } = await source.answers.measure(source.experiment, weights, 'metric', {
    metric: errorRate(String(part)),
  })
  return values[0]!
}

/**
 * Returns √((W b ln 2 + ln(1/δ))/(2n)): how far the error rate on all data may lie above that on n samples, except with
 * probability δ.
 */
function penalty({ experiment }: QuantitySource, weights: number, bits: number, chance: number): number {
  const size = partSize(experiment.data, 'train')
  if (size === 0) throw ExperimentError.at('data', 'a function of two weights has no samples')
  return Math.sqrt((weights * bits * Math.LN2 - Math.log(chance)) / (2 * size))
}

/** The penalty of the bound by itself: {bits (default 6), chance (default 0.05), start, algorithm}. */
export const occamPenalty: Quantity = (source, given) =>
  penalty(source, runOf(source, given).finalWeights.length, bitsOf(given), numberOf(given, 'chance', 0.05))

/**
 * An upper bound on the error rate on all data of the network with its W weights rounded to b bits each, valid except
 * with probability `chance` over the samples: its error rate on the n training samples, plus √((W b ln 2 +
 * ln(1/chance))/(2n)): {bits (default 6), chance (default 0.05), start, algorithm}. The grid must not depend on the data.
 * Source: Hoeffding's inequality and a union over 2^(Wb) networks; Shalev-Shwartz and Ben-David 2014, chapter 7.
 */
export const occamBound: Quantity = async (source, given) =>
  (await quantisedErrors(source, { ...given, part: 'train' })) + (await occamPenalty(source, given))
