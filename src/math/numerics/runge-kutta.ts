/**
 * Dormand and Prince's coefficients: the nodes' weights, row by row, and the weights of the error of order 4.
 */
const rows = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
]
const error = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]

/** Largest relative and absolute error of one inner step in any entry. */
const relative = 1e-8
const absolute = 1e-10
/** Most inner steps of one call; beyond them the result is NaN. */
const most = 20_000

const combined = (y: Float64Array, h: number, slopes: readonly Float64Array[], weights: readonly number[]) =>
  y.map((value, i) => value + h * weights.reduce((sum, c, k) => sum + c * slopes[k]![i]!, 0))

/**
 * Returns y at time `time` from y(0) = `start` with y' = slope(y), by the explicit Runge-Kutta pair of orders
 * 5 and 4 with local extrapolation. The length of each inner step keeps its error estimate below 1e-10 + 1e-8
 * |y_i| in every entry; NaN if 20,000 of them do not reach the end. `slope` must not change its argument.
 *
 * Source: Dormand, Prince 1980, RK5(4)7M; step control as in Hairer, Nørsett, Wanner, Solving Ordinary
 * Differential Equations I, II.4.
 */
export function flowed(
  start: Float64Array,
  time: number,
  slope: (y: Float64Array) => Float64Array,
): Float64Array {
  let y = start
  let first = slope(y)
  let at = 0
  let h = time
  for (let inner = 0; at < time; inner++) {
    if (inner === most || !(h > 0)) return start.map(() => NaN)
    h = Math.min(h, time - at)
    const slopes = [first]
    let next = y
    for (const row of rows) {
      next = combined(y, h, slopes, row)
      slopes.push(slope(next))
    }
    let worst = 0
    for (let i = 0; i < y.length; i++) {
      const missed = h * error.reduce((sum, c, k) => sum + c * slopes[k]![i]!, 0)
      const size = Math.max(Math.abs(y[i]!), Math.abs(next[i]!))
      const share = Math.abs(missed) / (absolute + relative * size)
      worst = share <= worst ? worst : share
    }
    if (worst <= 1) {
      at = h === time - at ? time : at + h
      y = next
      first = slopes[6]!
    }
    h *= Number.isFinite(worst) ? Math.min(5, Math.max(0.2, 0.9 * Math.max(worst, 1e-10) ** -0.2)) : 0.2
  }
  return y
}
