import type { Law } from './law.ts'

/** The n-th harmonic number, of first or higher order. */
function harmonic(n: number, order = 1): number {
  let sum = 0
  for (let k = n; k >= 1; k--) sum += k ** -order
  return sum
}

/** Mean comparisons of quicksort on n keys with random pivots: 2(n + 1)Hₙ − 4n (Knuth). */
export const quicksortMean = (n: number): number => 2 * (n + 1) * harmonic(n) - 4 * n

/** Standard deviation: the root of 7n² − 4(n + 1)²Hₙ⁽²⁾ − 2(n + 1)Hₙ + 13n (Knuth). */
export const quicksortDeviation = (n: number): number =>
  Math.sqrt(Math.max(0, 7 * n ** 2 - 4 * (n + 1) ** 2 * harmonic(n, 2) - 2 * (n + 1) * harmonic(n) + 13 * n))

/** ζ(3), Apéry's constant. */
const zeta3 = 1.2020569031595942

/** Skewness in the limit of infinitely many keys, (16 ζ(3) − 19)/(7 − 2π²/3)^(3/2) = 0.854882 (Hennequin). */
export const quicksortLimitSkewness = (16 * zeta3 - 19) / (7 - (2 * Math.PI ** 2) / 3) ** 1.5

/**
 * log₁₀ of the probability that random pivots compare every pair of n keys, 2ⁿ⁻¹/n!: each pivot is the first
 * or last of its call.
 */
export function quicksortWorstExponent(n: number): number {
  let sum = 0
  for (let k = 2; k <= n; k++) sum += Math.log10(2 / k)
  return sum
}

/** Most keys for which the law is computed; the work grows as their square. */
export const mostKeysOfLaw = 3000

/**
 * The transform counts as zero beyond the angle at which it has been this small for this many angles in a
 * row.
 */
const nothing = 1e-15
const inARow = 8

/**
 * Returns the exact law of the comparisons: Gₙ(z) = zⁿ⁻¹/n Σ Gₖ(z) Gₙ₋₁₋ₖ(z), evaluated at roots of unity and
 * transformed back. The window has 2ᵏ values from below the mean on, at least 24 standard deviations, so that
 * the rest is less than rounding.
 */
export function quicksortLaw(n: number): Law {
  const [mean, deviation] = [quicksortMean(n), quicksortDeviation(n)]
  const period = 2 ** Math.ceil(Math.log2(24 * deviation + 8))
  const least = Math.max(0, Math.floor(mean - 8 * deviation))
  const { cosines, sines } = transform(n, period)
  const probabilities = new Float64Array(period)
  for (let i = 0; i < period; i++) {
    let sum = 1
    for (let j = 1; j < cosines.length; j++) {
      const angle = (2 * Math.PI * ((j * (least + i)) % period)) / period
      const part = cosines[j]! * Math.cos(angle) + sines[j]! * Math.sin(angle)
      sum += 2 * j === period ? part : 2 * part
    }
    probabilities[i] = Math.max(0, sum / period)
  }
  return { least, probabilities, mean, deviation }
}

/** Returns E cos and E sin of 2πjC/period for j = 0 … period/2, until they vanish. */
function transform(n: number, period: number): { readonly cosines: number[]; readonly sines: number[] } {
  const [cosines, sines] = [[1], [0]]
  const [re, im] = [new Float64Array(n + 1), new Float64Array(n + 1)]
  for (let j = 1, small = 0; j <= period / 2 && small < inARow; j++) {
    const angle = (2 * Math.PI * j) / period
    for (let m = 0; m <= n; m++) {
      let [x, y] = [0, 0]
      for (let k = 0; 2 * k <= m - 1; k++) {
        const other = m - 1 - k
        const weight = k === other ? 1 : 2
        const [a = 0, b = 0, c = 0, d = 0] = [re[k], im[k], re[other], im[other]]
        x += weight * (a * c - b * d)
        y += weight * (a * d + b * c)
      }
      const [cosine, sine] = [Math.cos((m - 1) * angle) / m, Math.sin((m - 1) * angle) / m]
      re[m] = m === 0 ? 1 : x * cosine - y * sine
      im[m] = m === 0 ? 0 : x * sine + y * cosine
    }
    cosines.push(re[n]!)
    sines.push(im[n]!)
    small = Math.hypot(re[n]!, im[n]!) < nothing ? small + 1 : 0
  }
  return { cosines, sines }
}
