/** Weights of the four coefficients around a place s in [0, 1] of a cell, for the value or for its first or second derivative. */
type CellWeights = readonly [number, number, number, number]

const valueWeights = (s: number): CellWeights => [
  (1 - s) ** 3 / 6,
  (s * s * (3 * s - 6) + 4) / 6,
  (s * (s * (3 - 3 * s) + 3) + 1) / 6,
  s ** 3 / 6,
]
const slopeWeights = (s: number): CellWeights => [
  -((1 - s) ** 2) / 2,
  (s * (3 * s - 4)) / 2,
  (s * (2 - 3 * s) + 1) / 2,
  (s * s) / 2,
]
const bendWeights = (s: number): CellWeights => [1 - s, 3 * s - 2, 1 - 3 * s, s]

/**
 * Returns the coefficients c_{-1} … c_n of the cubic B-spline through f_0 … f_{n-1} at unit distances, without knots next to the ends
 * (not-a-knot). It reproduces a cubic exactly, and so a parabola through three values and a line through two.
 */
export function splineCoefficients(f: Float64Array): Float64Array {
  const n = f.length
  const c = new Float64Array(n + 2)
  const at = (k: number): number => c[k + 1]!
  const put = (k: number, value: number): void => void (c[k + 1] = value)
  if (n === 2) {
    for (let k = -1; k <= 2; k++) put(k, f[0]! + k * (f[1]! - f[0]!))
    return c
  }
  const nextToEnd = (middle: number): number => (8 * f[middle]! - f[middle - 1]! - f[middle + 1]!) / 6
  put(1, nextToEnd(1))
  put(n - 2, nextToEnd(n - 2))
  // Between them, elimination solves c_{k-1} + 4 c_k + c_{k+1} = 6 f_k.
  const factors = new Float64Array(n)
  for (let k = 2; k <= n - 3; k++) {
    const pivot = 4 - factors[k - 1]!
    factors[k] = 1 / pivot
    put(k, (6 * f[k]! - at(k - 1)) / pivot)
  }
  for (let k = n - 3; k >= 2; k--) put(k, at(k) - factors[k]! * at(k + 1))
  if (n === 3) {
    put(0, f[0]! - f[1]! + at(1))
    put(2, 6 * f[1]! - 4 * at(1) - at(0))
  } else {
    put(0, 6 * f[1]! - 4 * at(1) - at(2))
    put(n - 1, 6 * f[n - 2]! - 4 * at(n - 2) - at(n - 3))
  }
  put(-1, 6 * f[0]! - 4 * at(0) - at(1))
  put(n, 6 * f[n - 1]! - 4 * at(n - 1) - at(n - 2))
  return c
}

/** Distance outside the grid, in cells, that is accepted as rounding. */
const slack = 1e-3

/** A surface through the values of a grid, twice continuously differentiable; lengths and derivatives are in cells. */
export class GridSpline {
  readonly #coefficients: Float64Array
  readonly #na: number
  readonly #nb: number

  /** Builds the spline; `values[i · nb + j]` is the value at (i, j). */
  constructor(values: Float64Array, na: number, nb: number) {
    const along = new Float64Array(na * (nb + 2))
    for (let i = 0; i < na; i++)
      along.set(splineCoefficients(values.subarray(i * nb, (i + 1) * nb)), i * (nb + 2))
    const both = new Float64Array((na + 2) * (nb + 2))
    const column = new Float64Array(na)
    for (let j = 0; j < nb + 2; j++) {
      for (let i = 0; i < na; i++) column[i] = along[i * (nb + 2) + j]!
      splineCoefficients(column).forEach((c, i) => (both[i * (nb + 2) + j] = c))
    }
    this.#coefficients = both
    this.#na = na
    this.#nb = nb
  }

  /** Returns the derivative of orders dp and dq (0, 1 or 2) along both axes at a place in cells; NaN outside the grid. */
  at(p: number, q: number, [dp, dq]: readonly [number, number] = [0, 0]): number {
    const [na, nb] = [this.#na, this.#nb]
    if (!(p >= -slack && p <= na - 1 + slack && q >= -slack && q <= nb - 1 + slack)) return NaN
    const i = Math.min(Math.max(0, Math.floor(p)), na - 2)
    const j = Math.min(Math.max(0, Math.floor(q)), nb - 2)
    const weights = [valueWeights, slopeWeights, bendWeights] as const
    const [wp, wq] = [weights[dp]!(p - i), weights[dq]!(q - j)]
    let sum = 0
    for (let k = 0; k < 4; k++) {
      const row = (i + k) * (nb + 2) + j
      let inner = 0
      for (let l = 0; l < 4; l++) inner += wq[l]! * this.#coefficients[row + l]!
      sum += wp[k]! * inner
    }
    return sum
  }
}
