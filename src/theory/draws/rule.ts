import { formatNumber } from '../../math/picture/format.ts'
import { quantile } from '../../math/statistics/quantile.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

/** For which draws a claim about many must hold: all, more than half, or their median. */
export const drawsRules = ['all', 'most', 'median'] as const
export type DrawsRule = (typeof drawsRules)[number]

/**
 * Returns why the draws' numbers break a rule, as the end of a sentence; `undefined` if they do not. NaN
 * satisfies nothing.
 */
export function drawsFault(
  numbers: readonly number[],
  rule: DrawsRule,
  holds: (number: number) => boolean,
): string | undefined {
  const held = numbers.filter(holds).length
  const known = numbers.filter((number) => !Number.isNaN(number)).toSorted((one, other) => one - other)
  const median = known.length === numbers.length ? quantile(known, 0.5) : NaN
  const isRight = { all: held === numbers.length, most: 2 * held > numbers.length, median: holds(median) }[
    rule
  ]
  if (isRight) return undefined
  const range = [minOf(known), maxOf(known)].map((number) => formatNumber(number, 3)).join(' to ')
  return rule === 'median'
    ? `is ${formatNumber(median, 3)} in the median of ${numbers.length} draws, ${range}`
    : `holds in ${held} of ${numbers.length} draws, ${range}`
}
