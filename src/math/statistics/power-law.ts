/** A fit y = factor · x^slope; `error` is the slope's standard error, NaN for two points. */
export interface PowerLaw {
  readonly slope: number
  readonly factor: number
  readonly error: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Fits a least-squares line through (ln x, ln y): slope = Σ (u − ū)(v − v̄) / Σ (u − ū)² with u = ln x, v =
 * ln y, and standard error √(Σ residual² / ((n − 2) Σ (u − ū)²)). `undefined` if a number is not positive and
 * finite, or if there are fewer than two different x.
 */
export function fitPowerLaw(x: readonly number[], y: readonly number[]): PowerLaw | undefined {
  const n = x.length
  if (n !== y.length || ![...x, ...y].every((value) => value > 0 && Number.isFinite(value))) return undefined
  const [u, v] = [x.map(Math.log), y.map(Math.log)]
  const [meanU, meanV] = [sum(u) / n, sum(v) / n]
  const [du, dv] = [u.map((entry) => entry - meanU), v.map((entry) => entry - meanV)]
  const spread = sum(du.map((entry) => entry * entry))
  if (!(spread > 0)) return undefined
  const slope = sum(du.map((entry, i) => entry * dv[i]!)) / spread
  const residual = sum(du.map((entry, i) => (dv[i]! - slope * entry) ** 2))
  return {
    slope,
    factor: Math.exp(meanV - slope * meanU),
    error: n > 2 ? Math.sqrt(residual / (n - 2) / spread) : NaN,
  }
}
