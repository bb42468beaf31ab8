import type { FunctionParameters, PlaneFunction } from './function.ts'

const tau = Math.E

/**
 * Returns the value, slope and curvature along one weight: a saddle's -b x² up to τ, a minimum's a (|x| - 4τ)² from 2τ on, and a spline
 * between.
 */
function profile(x: number, { a = 1, b = 1 }: FunctionParameters): readonly [number, number, number] {
  const [size, sign] = [Math.abs(x), x < 0 ? -1 : 1]
  if (size <= tau) return [-b * x * x, -2 * b * x, -2 * b]
  const [c, d] = [(-14 * a + 10 * b) / (3 * tau), (5 * a - 3 * b) / (2 * tau ** 2)]
  const spline = (u: number) => -b * (u + tau) ** 2 + u ** 3 * (c + d * u)
  if (size >= 2 * tau) {
    const off = size - 4 * tau
    return [a * (off * off - 4 * tau ** 2) + spline(tau), 2 * a * off * sign, 2 * a]
  }
  const u = size - tau
  return [spline(u), sign * (-2 * b * size + u * u * (3 * c + 4 * d * u)), -2 * b + u * (6 * c + 12 * d * u)]
}

/** Returns a smooth step from 0 at |x| = τ to 1 at 2τ, with its slope and curvature. */
function passage(x: number): readonly [number, number, number] {
  const t = Math.min(1, Math.max(0, (Math.abs(x) - tau) / tau))
  const sign = x < 0 ? -1 : 1
  return [
    t ** 3 * (10 + t * (6 * t - 15)),
    (sign * 30 * t * t * (1 - t) ** 2) / tau,
    (60 * t * (1 - t) * (1 - 2 * t)) / tau ** 2,
  ]
}

/**
 * A sequence of saddles (Du, Jin, Lee, Jordan, Póczos and Singh 2017), symmetric in the sign of each weight: the second weight stays at a
 * y² while the first leaves along -b x², and leaves in turn once the first is past 2τ, with τ = e. In the region that the paper leaves
 * undefined, |y| > τ while |x| < 2τ, a smooth passage connects the pieces.
 */
export const octopus: PlaneFunction = {
  id: 'octopus',
  title: 'Octopus',
  formula: 'h(x) + (1 - s)\\, a y^2 + s\\, h(y),\\quad s = s(|x|)',
  parameters: { a: 1.5, b: 1 },
  window: { a: [-14, 14], b: [-14, 14] },
  value: (x, y, parameters) => {
    const [s] = passage(x)
    return (
      profile(x, parameters)[0] + (1 - s) * (parameters['a'] ?? 1) * y * y + s * profile(y, parameters)[0]
    )
  },
  gradient: (x, y, parameters) => {
    const [a, [s, turn], [h, slope]] = [parameters['a'] ?? 1, passage(x), profile(y, parameters)]
    return [profile(x, parameters)[1] + turn * (h - a * y * y), (1 - s) * 2 * a * y + s * slope]
  },
  hessian: (x, y, parameters) => {
    const [a, [s, turn, bend]] = [parameters['a'] ?? 1, passage(x)]
    const [h, slope, curvature] = profile(y, parameters)
    return [
      profile(x, parameters)[2] + bend * (h - a * y * y),
      turn * (slope - 2 * a * y),
      (1 - s) * 2 * a + s * curvature,
    ]
  },
  minima: (parameters) => {
    const value = 2 * profile(4 * tau, parameters)[0]
    return [1, -1].flatMap((p) => [1, -1].map((q) => ({ at: [4 * tau * p, 4 * tau * q] as const, value })))
  },
}
