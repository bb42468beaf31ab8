import { fitPowerLaw, type PowerLaw } from '../../math/statistics/power-law.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { numberOf, type QuantityArguments } from '../quantity/quantity.ts'
import type { Spread, SweepPoint } from './sweep.ts'
import { quantile } from '../../math/statistics/quantile.ts'
import { maxOf, minOf, spansDecades } from '../../math/statistics/range.ts'

/** The least number of draws whose quantiles differ from their extremes. */
const fewest = 10

/** Returns mean, median, quantiles and extremes of the numbers from the seeds of one value. */
export function spreadOf(numbers: readonly number[]): Spread {
  const count = numbers.length
  const mean = numbers.reduce((total, number) => total + number, 0) / count
  if (!Number.isFinite(mean))
    return { count, mean: NaN, median: NaN, least: NaN, most: NaN, standardError: NaN }
  const squares = numbers.reduce((total, number) => total + (number - mean) ** 2, 0)
  const rising = [...numbers].sort((p, q) => p - q)
  const between = (from: number, to: number) => [quantile(rising, from), quantile(rising, to)] as const
  return {
    count,
    mean,
    median: quantile(rising, 0.5),
    ...(count >= fewest && { half: between(0.25, 0.75), eightInTen: between(0.1, 0.9) }),
    least: minOf(numbers),
    most: maxOf(numbers),
    standardError: count > 1 ? Math.sqrt(squares / (count - 1) / count) : NaN,
  }
}

/** Fits mean = factor · value^slope to the points of quantity `of`; `undefined` if a value or a mean is not positive. */
export const powerLawOf = (points: readonly SweepPoint[], of = 0): PowerLaw | undefined =>
  fitPowerLaw(
    points.map(({ value }) => value),
    points.map(({ spreads }) => spreads[of]?.mean ?? NaN),
  )

/** Returns the last value at which the mean of quantity `of` is at least `level`; NaN if there is none. */
export const lastAtLeast = (points: readonly SweepPoint[], of: number, level: number): number =>
  points.findLast(({ spreads }) => (spreads[of]?.mean ?? NaN) >= level)?.value ?? NaN

/** Returns the median of quantity `of` at a value; NaN if the sweep does not have it. */
export const medianAt = (points: readonly SweepPoint[], of: number, value: number): number =>
  points.find((point) => point.value === value)?.spreads[of]?.median ?? NaN

/** Returns the value with the largest median of quantity `of`, the first of several, and that median; undefined if none is finite. */
export function peakOf(
  points: readonly SweepPoint[],
  of: number,
): { readonly value: number; readonly height: number } | undefined {
  const known = points
    .map(({ value, spreads }) => ({ value, height: spreads[of]?.median ?? NaN }))
    .filter(({ height }) => Number.isFinite(height))
  const most = maxOf(known.map(({ height }) => height))
  return known.find(({ height }) => height === most)
}

/**
 * Returns the value at which the medians of quantity `of` first rise to `level`, between two values on a straight line,
 * as drawn: over the logarithm of values, and of medians, that span decades. NaN if they never do, or are there at the
 * first.
 */
export function reachedAt(points: readonly SweepPoint[], of: number, level: number): number {
  const values = points.map(({ value }) => value)
  const medians = points.map(({ spreads }) => spreads[of]?.median ?? NaN)
  const k = medians.findIndex((median) => median >= level)
  const [before, at] = [values[k - 1], values[k]]
  if (before === undefined || at === undefined) return NaN
  const height = spansDecades(medians) ? Math.log : Number
  const [low, high] = [height(medians[k - 1]!), height(medians[k]!)]
  const share = (height(level) - low) / (high - low)
  return spansDecades(values) ? before * (at / before) ** share : before + share * (at - before)
}

/** Names of the numbers of a finished sweep. */
export const sweepNumbers = ['slope', 'slope-error', 'mean', 'median', 'least', 'most', 'ratio'] as const

/**
 * Returns a number of a finished sweep, as named by an expectation; `of` is the index of the swept quantity (default 0):
 * 'slope', the exponent of the fitted power law, and 'slope-error', its standard error: {of}; 'mean', 'median', 'least',
 * 'most' over the seeds at the value with index `at`: {of, at}; 'ratio', the median at index `at` over that at `to`
 * (default 0): {of, at, to}.
 * @throws ExperimentError for another name, or if there is no such quantity or value
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
  const at = numberOf(given, 'at', 0)
  const spreadAt = (place: number) => {
    const spread = points[place]?.spreads[of]
    if (spread) return spread
    throw ExperimentError.at('at', `the sweep has no value ${place}`)
  }
  if (name === 'ratio') return spreadAt(at).median / spreadAt(numberOf(given, 'to', 0)).median
  if (name !== 'mean' && name !== 'median' && name !== 'least' && name !== 'most')
    throw ExperimentError.at('quantity', `a sweep has no quantity called '${name}'`)
  return spreadAt(at)[name]
}

/** A sweep computed in advance, with all its numbers to six digits. */
export interface StoredSweep {
  /** Command that made it. */
  readonly made: string
  readonly values: readonly number[]
  readonly seeds: number
  /** One for each quantity of the sweep: its numbers, [value][seed], null for numbers that are not finite. */
  readonly quantities: readonly {
    readonly label: string
    readonly numbers: readonly (readonly (number | null)[])[]
  }[]
}

export const storedPoints = ({ values, quantities }: StoredSweep): SweepPoint[] =>
  values.map((value, at) => ({
    value,
    spreads: quantities.map(({ numbers }) => spreadOf((numbers[at] ?? []).map((number) => number ?? NaN))),
  }))
