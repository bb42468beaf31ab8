import type { PlaneFunction } from './function.ts'

/** Returns 1 + (s + 1)²(19 - 14s + 3s²), its slope and its curvature. */
function first(s: number): [number, number, number] {
  const square = s + 1
  const p = 19 - 14 * s + 3 * s * s
  const slope = 6 * s - 14
  return [
    1 + square * square * p,
    2 * square * p + square * square * slope,
    2 * p + 4 * square * slope + 6 * square * square,
  ]
}

/** Returns 30 + t²(18 - 16t + 3t²), its slope and its curvature. */
function second(t: number): [number, number, number] {
  const q = 18 - 16 * t + 3 * t * t
  const slope = 6 * t - 16
  return [30 + t * t * q, 2 * t * q + t * t * slope, 2 * q + 4 * t * slope + 6 * t * t]
}

/** The product of a quartic of s = x + y and one of t = 2x - 3y (Goldstein and Price 1971); its values span six decades. */
export const goldsteinPrice: PlaneFunction = {
  id: 'goldstein-price',
  title: 'Goldstein–Price',
  formula:
    '\\left(1 + (s + 1)^2 (19 - 14s + 3s^2)\\right) \\left(30 + t^2 (18 - 16t + 3t^2)\\right),\\; s = x + y,\\; t = 2x - 3y',
  parameters: {},
  window: { a: [-2, 2], b: [-2, 2] },
  value: (x, y) => first(x + y)[0] * second(2 * x - 3 * y)[0],
  gradient: (x, y) => {
    const [a, da] = first(x + y)
    const [b, db] = second(2 * x - 3 * y)
    return [da * b + 2 * a * db, da * b - 3 * a * db]
  },
  hessian: (x, y) => {
    const [a, da, dda] = first(x + y)
    const [b, db, ddb] = second(2 * x - 3 * y)
    return [
      dda * b + 4 * da * db + 4 * a * ddb,
      dda * b - da * db - 6 * a * ddb,
      dda * b - 6 * da * db + 9 * a * ddb,
    ]
  },
  minima: () => [
    { at: [0, -1], value: 3 },
    { at: [-0.6, -0.4], value: 30 },
    { at: [1.8, 0.2], value: 84 },
    { at: [1.2, 0.8], value: 840 },
  ],
}
