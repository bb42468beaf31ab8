/**
 * Mean of |ŵ - w|² over draws, for the least squares of least norm from `samples` rows of `inputs` independent N(0, 1) entries with
 * targets x·w + noise, |w| = 1: σ² p/(n - p - 1) below, 1 - n/p + σ² n/(p - n - 1) above, and infinite for p = n - 1, n, n + 1.
 * Source: traces of inverse Wishart matrices; for large n and p Hastie, Montanari, Rosset, Tibshirani 2022, Theorem 1.
 */
export function leastNormRisk(samples: number, inputs: number, noise: number): number {
  const [n, p, variance] = [samples, inputs, noise ** 2]
  if (Math.abs(p - n) <= 1) return Infinity
  return p < n ? (variance * p) / (n - p - 1) : 1 - n / p + (variance * n) / (p - n - 1)
}
