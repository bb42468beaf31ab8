import { cholesky } from '../math/linear-algebra/cholesky.ts'
import { addScaled, dot, norm } from '../math/linear-algebra/vector.ts'

/** Cosine above which a sample counts as on the right side; rounding errors of a dot product are far below it. */
const certain = 1e-12

/** Inner products of the samples, row-major [sample][sample], with a constant entry of 1 each. */
function gramOf(samples: readonly Float64Array[]): Float64Array {
  const { length } = samples
  const gram = new Float64Array(length * length)
  samples.forEach((one, i) => {
    for (let j = 0; j <= i; j++) gram[i * length + j] = gram[j * length + i] = dot(one, samples[j]!) + 1
  })
  return gram
}

/** Solves G x = 1 for the chosen rows and columns of a Gram matrix, by Cholesky. */
function weighed(gram: Float64Array, length: number, chosen: readonly number[]): Float64Array {
  const size = chosen.length
  const among = Float64Array.from(chosen.flatMap((i) => chosen.map((j) => gram[i * length + j]!)))
  const lower = cholesky(among, size)
  const x = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let left = 1
    for (let k = 0; k < i; k++) left -= lower[i * size + k]! * x[k]!
    x[i] = left / lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let left = x[i]!
    for (let k = i + 1; k < size; k++) left -= lower[k * size + i]! * x[k]!
    x[i] = left / lower[i * size + i]!
  }
  return x
}

const unit = (sample: Float64Array): Float64Array => {
  const length = norm(sample)
  return length > 0 ? sample.map((x) => x / length) : sample
}

/**
 * Returns a w with w·z > 0 for every sample z = y x, or `undefined` if there is none. By Gordan's alternative, there is
 * either such a w, or weights λ ≥ 0 with Σ λ z = 0 and Σ λ = 1. The λ that come closest to that are found by active sets
 * (Lawson and Hanson 1974) in finitely many steps, and their residual is w. A perceptron would never stop without a
 * separator.
 */
export function separatorOf(signed: readonly Float64Array[]): Float64Array | undefined {
  const samples = signed.map(unit)
  const { length } = samples
  const gram = gramOf(samples)
  const shares = new Float64Array(length)
  let active: number[] = []
  for (let round = 0; round <= 4 * length; round++) {
    let [next, steepest] = [-1, certain]
    for (let n = 0; n < length; n++) {
      let slope = 1
      for (const m of active) slope -= shares[m]! * gram[n * length + m]!
      if (slope > steepest && !active.includes(n)) [next, steepest] = [n, slope]
    }
    if (next < 0) break
    active.push(next)
    for (let reach = 0; reach < 1;) {
      const ideal = weighed(gram, length, active)
      reach = 1
      for (const [i, n] of active.entries()) {
        const [from, to] = [shares[n]!, ideal[i]!]
        if (to <= 0) reach = Math.min(reach, from / (from - to))
      }
      for (const [i, n] of active.entries()) {
        const moved = shares[n]! + reach * (ideal[i]! - shares[n]!)
        shares[n] = moved <= certain ? 0 : moved
      }
      active = active.filter((n) => shares[n] !== 0)
    }
  }
  const separator = new Float64Array(samples[0]?.length ?? 0)
  for (const n of active) addScaled(separator, shares[n]!, samples[n]!)
  const size = norm(separator)
  return samples.every((sample) => dot(sample, separator) > certain * size) ? separator : undefined
}

/** Σ_{i<N} C(P - 1, i), in floating point: exact below 2⁵³. */
function binomialSum(points: number, weights: number): number {
  let [sum, term] = [0, 1]
  for (let i = 0; i < Math.min(weights, points); i++) {
    sum += term
    term = (term * (points - 1 - i)) / (i + 1)
  }
  return sum
}

/**
 * Returns Cover's count as a fraction: a threshold unit with N weights, including its bias, separates 2^(1-P) Σ_{i<N} C(P
 * - 1, i) of the 2^P colourings of P points in general position. Source: Cover 1965.
 */
export function separableFraction(points: number, weights: number): number {
  const half = Math.floor((1 - points) / 2)
  return binomialSum(points, weights) * 2 ** half * 2 ** (1 - points - half)
}

/**
 * log₂ of Cover's count for the 2^n corners of a cube: an upper bound of log₂ of the number of functions of n bits that a
 * threshold unit computes, since points that are not in general position are separated in fewer ways.
 */
export const thresholdBits = (bits: number): number => 1 + Math.log2(binomialSum(2 ** bits, bits + 1))
