import { describe, expect, test } from 'vitest'
import { solved } from '../../../../src/math/linear-algebra/solve.ts'
import { comparisonsOf } from '../../../../src/reference/procedure/quicksort.ts'
import { lawRefusal } from '../../../../src/theory/laws/law-of.ts'
import {
  distanceTo,
  mode,
  lawQuantile,
  shareBetween,
  standardizedMoment,
} from '../../../../src/theory/laws/law.ts'
import {
  quicksortDeviation,
  quicksortLaw,
  quicksortLimitSkewness,
  quicksortMean,
  quicksortWorstExponent,
} from '../../../../src/theory/laws/quicksort-law.ts'

test.each([
  [3, 8 / 3, Math.sqrt(2 / 9)],
  [4, 29 / 6, Math.sqrt(29 / 36)],
  [10, 24.437302, 3.933842],
  [100, 647.850259, 59.483331],
  [1000, 10985.912663, 639.623146],
  [10000, 155771.695933, 6470.626419],
])('the closed forms of mean and deviation at %d keys', (n, mean, deviation) => {
  expect(Math.abs(quicksortMean(n) - mean)).toBeLessThan(6e-7)
  expect(Math.abs(quicksortDeviation(n) - deviation)).toBeLessThan(6e-6)
})

test.each([1000, 3000])('the first pivot by itself carries a third of the variance at %d keys', (n) => {
  const mean = quicksortMean(n)
  const sides = Array.from({ length: n }, (_, k) => n - 1 + quicksortMean(k) + quicksortMean(n - 1 - k))
  const carried = sides.reduce((sum, given) => sum + (given - mean) ** 2, 0) / n
  const share = carried / quicksortDeviation(n) ** 2
  // (1/3)(1 + O(ln n / n)): 0.341 and 0.336.
  expect(share).toBeGreaterThan(1 / 3)
  expect(share).toBeLessThan(0.345)
})

test('three keys take two comparisons with probability 1/3, else three', () => {
  const law = quicksortLaw(3)
  expect(shareBetween(law, 2, 2)).toBeCloseTo(1 / 3, 12)
  expect(shareBetween(law, 3, 3)).toBeCloseTo(2 / 3, 12)
})

test('the worst case has probability 2ⁿ⁻¹/n!', () => {
  expect(shareBetween(quicksortLaw(10), 45, 45)).toBeCloseTo(2 ** 9 / 3_628_800, 12)
  for (const n of [2, 3, 7, 10])
    expect(10 ** quicksortWorstExponent(n)).toBeCloseTo(
      shareBetween(quicksortLaw(n), (n * (n - 1)) / 2, Infinity),
      12,
    )
  expect(quicksortWorstExponent(1000)).toBeCloseTo(-2266.9, 1)
})

test.each([
  [10, 0.5306],
  [100, 0.7034],
  [1000, 0.7952],
  [10_000, 0.8456],
])('at %d keys the mean is %d of 2n ln n, and approaches it like 1/ln n', (n, share) => {
  const found = quicksortMean(n) / (2 * n * Math.log(n))
  expect(found).toBeCloseTo(share, 4)
  // Hₙ = ln n + γ + 1/(2n) - …
  const gamma = 0.5772156649015329
  expect(Math.abs(found - 1 - (gamma - 2) / Math.log(n) - (1 + gamma / Math.log(n)) / n)).toBeLessThan(1 / n)
})

test('the variance over n² tends to 7 - 2π²/3', () => {
  for (const n of [1000, 10_000, 100_000]) {
    const found = (quicksortDeviation(n) / n) ** 2
    // 4 (n + 1)² Hₙ⁽²⁾ = 4 (n² + 2n) π²/6 - 4n + …, with a remainder of order ln n/n.
    expect(Math.abs(found - 0.420264)).toBeLessThan((2 * Math.log(n)) / n)
  }
})

/**
 * Standard deviations and third central moments of 0 to `most` keys, with the means in closed form: Cₙ = n -
 * 1 + Cₖ + C′ₙ₋₁₋ₖ.
 */
function centralMoments(most: number) {
  const means = Array.from({ length: most + 1 }, (_, n) => quicksortMean(n))
  const variances = new Float64Array(most + 1)
  const thirds = new Float64Array(most + 1)
  for (let n = 1; n <= most; n++) {
    let [variance, third] = [0, 0]
    for (let k = 0; k < n; k++) {
      const other = n - 1 - k
      const off = n - 1 + means[k]! + means[other]! - means[n]!
      const both = variances[k]! + variances[other]!
      variance += both + off * off
      third += thirds[k]! + thirds[other]! + 3 * off * both + off ** 3
    }
    variances[n] = variance / n
    thirds[n] = third / n
  }
  return { variances, thirds }
}

test('the skewness falls to that of the limit, 0.854882', () => {
  const { variances, thirds } = centralMoments(2000)
  expect(Math.sqrt(variances[1000]!)).toBeCloseTo(639.623146, 5)
  const skewness = [250, 500, 1000, 2000].map((n) => thirds[n]! / variances[n]! ** 1.5)
  expect(skewness[2]).toBeCloseTo(0.87674, 5)
  for (const [i, less] of skewness.slice(1).entries()) expect(less).toBeLessThan(skewness[i]!)
  // The third moment over n³ by its first terms, 1, ln n/n, 1/n and ln n/n². The next is of order 1/n².
  const terms = [250, 500, 1000, 2000].flatMap((n) => [1, Math.log(n) / n, 1 / n, Math.log(n) / n ** 2])
  const known = [250, 500, 1000, 2000].map((n) => thirds[n]! / n ** 3)
  const [limit = NaN] = solved(Float64Array.from(terms), Float64Array.from(known))
  expect(Math.abs(limit / 0.420264 ** 1.5 - 0.854882)).toBeLessThan(1e-4)
  expect(Math.abs(quicksortLimitSkewness - 0.854882)).toBeLessThan(1e-6)
})

test.each([
  [10, 1.0507, 4.079],
  [100, 0.9595, 4.3796],
])('skewness and kurtosis at %d keys', (n, skewness, kurtosis) => {
  expect(standardizedMoment(quicksortLaw(n), 3)).toBeCloseTo(skewness, 4)
  expect(standardizedMoment(quicksortLaw(n), 4)).toBeCloseTo(kurtosis, 4)
})

describe('the law of 1000 keys', () => {
  const law = quicksortLaw(1000)

  test('has the moments of the closed forms, and those of the exact recursion', () => {
    expect(shareBetween(law, -Infinity, Infinity)).toBeCloseTo(1, 10)
    expect(standardizedMoment(law, 1)).toBeCloseTo(0, 9)
    expect(standardizedMoment(law, 2)).toBeCloseTo(1, 9)
    expect(standardizedMoment(law, 3)).toBeCloseTo(0.87674, 5)
    expect(standardizedMoment(law, 4)).toBeCloseTo(4.22013, 4)
  })

  test('has the mode and the quantiles of a transform on 16,384 points', () => {
    expect(mode(law)).toBe(10709)
    expect(Math.max(...law.probabilities)).toBeCloseTo(6.91e-4, 7)
    expect([0.001, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999].map((share) => lawQuantile(law, share))).toEqual([
      9675, 9887, 10114, 10894, 12171, 12875, 13787,
    ])
  })

  test('has the tails and the bins of half a deviation', () => {
    const { mean, deviation } = law
    expect(shareBetween(law, 1.2 * mean, Infinity)).toBeCloseTo(0.004704, 6)
    expect(shareBetween(law, 1.25 * mean, Infinity)).toBeCloseTo(0.001155, 6)
    expect(shareBetween(law, mean + 3 * deviation, Infinity)).toBeCloseTo(0.009321, 6)
    expect(shareBetween(law, mean + 4 * deviation, Infinity)).toBeCloseTo(0.001884, 6)
    const bins = [
      0.00001, 0.00149, 0.02769, 0.11493, 0.20098, 0.21351, 0.1725, 0.11724, 0.07112, 0.03978, 0.0209,
      0.01053, 0.00507, 0.00236, 0.00107, 0.00047,
    ]
    for (const [i, share] of bins.entries())
      expect(shareBetween(law, mean + (i / 2 - 3) * deviation, mean + (i / 2 - 2.5) * deviation)).toBeCloseTo(
        share,
        5,
      )
  })

  test('agrees with the draws', () => {
    const problem = {
      kind: 'procedure',
      id: 'quicksort',
      size: 1000,
      pivot: 'random',
      input: 'random',
      sigma: 0,
    } as const
    const draws = Array.from({ length: 2000 }, (_, seed) => comparisonsOf(problem, seed))
    // The Kolmogorov-Smirnov bound at 1 %: 1.63/√2000.
    expect(distanceTo(law, draws)).toBeLessThan(0.0365)
    expect(
      distanceTo(
        law,
        draws.map((number) => number + 100),
      ),
    ).toBeGreaterThan(0.0365)
  })
})

test('a pivot that depends on a non-random order has no distribution', () => {
  const problem = {
    kind: 'procedure',
    id: 'quicksort',
    size: 10,
    pivot: 'first',
    input: 'sorted',
    sigma: 0,
  } as const
  expect(lawRefusal(problem, 'comparisons')).toMatch(/random pivot/)
  expect(lawRefusal({ ...problem, input: 'random' }, 'comparisons')).toBeUndefined()
  expect(lawRefusal({ ...problem, pivot: 'random', size: 10_000 }, 'comparisons')).toMatch(/3000/)
  expect(lawRefusal(undefined, 'comparisons')).toMatch(/no exact law/)
})
