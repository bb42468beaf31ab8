import { expect, test } from 'vitest'
import { mean } from '../../../src/math/statistics/moments.ts'
import { quantile } from '../../../src/math/statistics/quantile.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import { peakOf, storedPoints } from '../../../src/theory/sweep/statistics.ts'
import { storedSweeps } from '../../support/lectures/stored-sweeps.ts'

// What lectures say about the draws in their charts, compared in pairs where two share a start. The long form
// of unit/scenarios/references.test.ts recomputes the stored points.

/** The draws of curve number `of` in a stored sweep at a value. */
function draws(reference: string, of: number, value: number): readonly number[] {
  const { values, quantities } = storedSweeps.get(reference)!
  return quantities[of]!.numbers[values.indexOf(value)]!.map((number) => number ?? NaN)
}

/** The differences between two lists, start by start. */
const more = (some: readonly number[], others: readonly number[]): number[] =>
  some.map((one, k) => one - others[k]!)

const times = (some: readonly number[], others: readonly number[]): number[] =>
  some.map((one, k) => one / others[k]!)

const isBelow = (some: readonly number[], others: readonly number[]): boolean => maxOf(some) < minOf(others)

const median = (numbers: readonly number[]): number =>
  quantile([...numbers].sort((p, q) => p - q), 0.5) // prettier-ignore

/**
 * Twice the standard error of a mean: the smallest difference that a comparison of this many draws would show.
 */
function shown(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return 2 * Math.sqrt(mean(numbers.map((one) => (one - middle) ** 2)) / (numbers.length - 1))
}

test.each([0, 1, 2])(
  'along-and-across, chart %i: from step 40 to 80 every draw with batch norm is below every one without; later some of those catch up',
  (chart) => {
    const at = (step: number) =>
      [0, 2].map((of) => draws('along-and-across-meters', 3 * chart + of, step)) as [number[], number[]]
    for (const step of [40, 50, 60, 70, 80]) {
      const [none, batch] = at(step)
      expect(isBelow(batch, none), `step ${step}`).toBe(true)
    }
    const [none, batch] = at(100)
    expect(minOf(none) / maxOf(batch)).toBeLessThan(4)
  },
)

test('rulers: the floor rises with the width on each seed, and the full batch is sharper on each', () => {
  for (const [less, wider] of [
    [8, 16],
    [16, 32],
    [32, 64],
  ] as const)
    // prettier-ignore
    expect(minOf(more(draws('rulers-width', 0, wider), draws('rulers-width', 0, less)))).toBeGreaterThan(0)
  const sharper = times(draws('rulers-batch', 0, 256), draws('rulers-batch', 0, 8))
  expect(minOf(sharper)).toBeGreaterThan(1.4)
  expect(Math.abs(mean(sharper) - 1.8)).toBeLessThan(0.1)
})

test('rulers: the full batch misclassifies as many new digits, and one in a hundred more would have shown', () => {
  const wrong = more(draws('rulers-batch', 1, 256), draws('rulers-batch', 1, 8))
  expect(Math.abs(mean(wrong)) + shown(wrong)).toBeLessThan(0.01)
})

test('rulers: at equal loss decay rises less relative to the weights on each draw, and a fifth faster over steps of one length, on three of five', () => {
  const rise = (of: number, distance: number) =>
    more(draws('rulers-decay', of, distance), draws('rulers-decay', of, 0))
  const distances = storedSweeps.get('rulers-decay')!.values.slice(1)
  for (const distance of distances) expect(maxOf(times(rise(2, distance), rise(1, distance)))).toBeLessThan(1)
  for (const distance of distances.filter((one) => one >= 0.3)) {
    const faster = times(rise(5, distance), rise(4, distance))
    expect(faster.filter((one) => one > 1.1)).toHaveLength(3)
    expect(Math.abs(mean(faster) - 1.2)).toBeLessThan(0.06)
  }
})

const along = storedSweeps.get('flat-ground-peaks')!

/** The largest share of new digits on the way, and the share at the end, of each draw of gradient descent (0) and of SAM (1). */
const peaksOf = (of: number): readonly number[] =>
  draws('flat-ground-peaks', of, 0).map((_, k) =>
    maxOf(along.values.map((step) => draws('flat-ground-peaks', of, step)[k]!)),
  )
const endsOf = (of: number): readonly number[] => draws('flat-ground-peaks', of, 2000)

test.each([
  { name: 'gradient descent', of: 0, step: 200, most: 70, end: 52, lost: 18 },
  { name: 'SAM of 0.3', of: 1, step: 550, most: 76, end: 63, lost: 13 },
])(
  'flat-ground: the median of $name is highest at step $step, with $most %, and loses $lost points by the end',
  ({ of, step, most, end, lost }) => {
    const peak = peakOf(storedPoints(along), of)!
    expect(peak.value).toBe(step)
    expect(Math.round(100 * peak.height)).toBe(most)
    expect(Math.round(100 * median(endsOf(of)))).toBe(end)
    expect(Math.round(100 * (peak.height - median(endsOf(of))))).toBe(lost)
  },
)

test('flat-ground: the further uphill, the lower the median loss around the end, from a distance of 0.2 on but not at 0.1', () => {
  const falls = (radius: number) => {
    const [descent, near, far] = [0, 1, 2].map((of) => median(draws('flat-ground-rise', of, radius)))
    return descent! > near! && near! > far!
  }
  for (const radius of storedSweeps.get('flat-ground-rise')!.values)
    expect(falls(radius), `at ${radius}`).toBe(radius >= 0.2)
})

test('flat-ground: SAM of 0.3 gains 16 points at the end and 5 at the peak, from equal starts, so two thirds is slowness', () => {
  const gains = [peaksOf, endsOf].map((numbersOf) => more(numbersOf(1), numbersOf(0)))
  const [peak, end] = gains.map(mean)
  expect(Math.round(100 * end!)).toBe(16)
  expect(Math.round(100 * peak!)).toBe(5)
  expect(Math.abs(1 - peak! / end! - 2 / 3)).toBeLessThan(0.05)
  expect(minOf(gains[1]!)).toBeGreaterThan(0)
})

test('flat-ground: decay of 0.03 ends above SAM of 0.3 on each draw, a point below 0.5, and its peak is similar to that of 0.3', () => {
  const decayed = (of: number) => draws('flat-ground-decay', of, 0.03)
  expect(minOf(more(decayed(1), endsOf(1)))).toBeGreaterThan(0)
  expect(Math.round(100 * mean(more(decayed(1), draws('flat-ground-noise', 0, 0.5))))).toBe(-1)
  // The long form of flat-ground.test.ts measures the peak of 0.5.
  const higher = more(decayed(0), peaksOf(1))
  expect(Math.abs(mean(higher))).toBeLessThan(0.02)
  expect(Math.abs(mean(higher))).toBeLessThan(shown(higher))
  expect(shown(higher)).toBeLessThan(0.04)
})

test('flat-ground: with true labels the largest curvature of SAM of 0.3 has draws from 0.04 to 0.39', () => {
  const curvatures = draws('flat-ground-clean', 0, 0.3)
  expect(Number(minOf(curvatures).toFixed(2))).toBe(0.04)
  expect(Number(maxOf(curvatures).toFixed(2))).toBe(0.39)
})

test('mountains: in the median of three draws fewer dips go with fewer misclassified new digits, except for the last two recipes', () => {
  const recipes = storedSweeps.get('mountains-recipes')!.values
  const [dips, wrong] = [0, 1].map((of) =>
    recipes.map((recipe) => median(draws('mountains-recipes', of, recipe))),
  )
  expect(dips!.slice(0, 6)).toEqual([...dips!.slice(0, 6)].sort((p, q) => q - p))
  expect(wrong).toEqual([...wrong!].sort((p, q) => q - p))
  expect(dips!.at(-1)).toBeGreaterThan(dips!.at(-2)!)
})
