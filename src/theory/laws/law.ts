/** The exact law of an integer: the probabilities of least, least + 1, … */
export interface Law {
  readonly least: number
  readonly probabilities: Float64Array
  readonly mean: number
  readonly deviation: number
}

/** Returns the probability of a value in [from, to]. */
export function shareBetween({ least, probabilities }: Law, from: number, to: number): number {
  const first = Math.max(0, Math.ceil(from) - least)
  const last = Math.min(probabilities.length - 1, Math.floor(to) - least)
  let sum = 0
  for (let i = first; i <= last; i++) sum += probabilities[i]!
  return sum
}

/** Returns the least value with cumulative probability of at least `share`. */
export function lawQuantile({ least, probabilities }: Law, share: number): number {
  let sum = 0
  for (const [i, probability] of probabilities.entries()) {
    sum += probability
    if (sum >= share) return least + i
  }
  return least + probabilities.length - 1
}

/** Returns the most probable value. */
export function mode({ least, probabilities }: Law): number {
  let at = 0
  for (const [i, probability] of probabilities.entries()) if (probability > probabilities[at]!) at = i
  return least + at
}

/** Returns the k-th central moment over the k-th power of the deviation: skewness for 3, kurtosis for 4. */
export const standardizedMoment = ({ least, probabilities, mean, deviation }: Law, k: number): number =>
  probabilities.reduce((sum, probability, i) => sum + probability * ((least + i - mean) / deviation) ** k, 0)

/**
 * Returns the largest distance between the distribution function of a law and that of a sample (Kolmogorov
 * and Smirnov).
 */
export function distanceTo({ least, probabilities }: Law, numbers: readonly number[]): number {
  const counts = new Float64Array(probabilities.length)
  let below = 0
  for (const number of numbers) {
    const i = number - least
    if (i < 0) below++
    else if (i < counts.length) counts[i]! += 1
  }
  let [sampled, stated, most] = [below / numbers.length, 0, below / numbers.length]
  for (const [i, probability] of probabilities.entries()) {
    sampled += counts[i]! / numbers.length
    stated += probability
    most = Math.max(most, Math.abs(sampled - stated))
  }
  return most
}
