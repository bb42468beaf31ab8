import { RandomStream } from '../../math/statistics/random.ts'

/**
 * The label of train sample n after corruption: drawn anew, uniform over the classes, when the uniform
 * (seed, 'corrupt', n) is below the fraction. The new label is drawn from (seed, 'corrupt/label', n), so that it may
 * be the old one, and so that a larger fraction corrupts a superset of samples in the same way (Zhang et al. 2017).
 */
export function corruption(
  seed: number,
  fraction: number,
  classes: number,
): (n: number, label: number) => number {
  const chosen = new RandomStream(seed, 'corrupt')
  const drawn = new RandomStream(seed, 'corrupt/label')
  return (n, label) => (chosen.uniform(n) < fraction ? Math.floor(drawn.uniform(n) * classes) : label)
}
