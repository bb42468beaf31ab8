import { fitPowerLaw, type PowerLaw } from '../../math/power-law.ts'
import { ExperimentError } from '../error.ts'
import { numberOf, type QuantityArguments } from '../quantity/quantity.ts'
import type { Spread, SweepPoint } from './sweep.ts'

/** Mean and extremes of the numbers that the seeds of one value gave. */
export function spreadOf(numbers: readonly number[]): Spread {
  const count = numbers.length
  const mean = numbers.reduce((total, number) => total + number, 0) / count
  if (!Number.isFinite(mean)) return { count, mean: NaN, least: NaN, most: NaN, standardError: NaN }
  const squares = numbers.reduce((total, number) => total + (number - mean) ** 2, 0)
  return {
    count,
    mean,
    least: Math.min(...numbers),
    most: Math.max(...numbers),
    standardError: count > 1 ? Math.sqrt(squares / (count - 1) / count) : NaN,
  }
}

/** mean = factor · value^slope over the points of quantity `of`; undefined where a value or a mean is not positive. */
export const powerLawOf = (points: readonly SweepPoint[], of = 0): PowerLaw | undefined =>
  fitPowerLaw(
    points.map(({ value }) => value),
    points.map(({ spreads }) => spreads[of]?.mean ?? NaN),
  )

/**
 * A number of a finished sweep, which an expectation names; `of` is the index of the swept quantity (0):
 * 'slope', the exponent of the fitted power law, and 'slope-error', its standard error: {of};
 * 'mean', 'least', 'most' over the seeds at value number `at`: {of, at}.
 * Throws ExperimentError for another name, or where there is no such quantity or value.
 */
export function sweepQuantityOf(
  points: readonly SweepPoint[],
  name: string,
  given: QuantityArguments = {},
): number {
  const of = numberOf(given, 'of', 0)
  if (points.some(({ spreads }) => !spreads[of]))
    throw ExperimentError.at('of', `the sweep has no quantity ${of}`)
  if (name === 'slope') return powerLawOf(points, of)?.slope ?? NaN
  if (name === 'slope-error') return powerLawOf(points, of)?.error ?? NaN
  if (name !== 'mean' && name !== 'least' && name !== 'most')
    throw ExperimentError.at('quantity', `a sweep has no quantity called '${name}'`)
  const at = numberOf(given, 'at', 0)
  const spread = points[at]?.spreads[of]
  if (!spread) throw ExperimentError.at('at', `the sweep has no value ${at}`)
  return spread[name]
}
