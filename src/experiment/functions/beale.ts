import type { PlaneFunction } from './function.ts'

const constants = [1.5, 2.25, 2.625] as const

/**
 * The Beale function: flat far out, with sharp peaks in the corners (Beale 1958). It is Σ r_k² with r_k = c_k - x + x y^k and c = 1.5,
 * 2.25, 2.625.
 */
export const beale: PlaneFunction = {
  id: 'beale',
  title: 'Beale',
  formula: '(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2',
  parameters: {},
  window: { a: [-4.5, 4.5], b: [-4.5, 4.5] },
  value: (x, y) => {
    let sum = 0
    constants.forEach((c, i) => (sum += (c - x + x * y ** (i + 1)) ** 2))
    return sum
  },
  gradient: (x, y) => {
    let gx = 0
    let gy = 0
    constants.forEach((c, i) => {
      const k = i + 1
      const r = c - x + x * y ** k
      gx += 2 * r * (y ** k - 1)
      gy += 2 * r * x * k * y ** (k - 1)
    })
    return [gx, gy]
  },
  hessian: (x, y) => {
    let xx = 0
    let xy = 0
    let yy = 0
    constants.forEach((c, i) => {
      const k = i + 1
      const r = c - x + x * y ** k
      const rx = y ** k - 1
      const slope = k * y ** (k - 1)
      const ry = x * slope
      xx += 2 * rx * rx
      xy += 2 * (rx * ry + r * slope)
      yy += 2 * (ry * ry + (k > 1 ? r * x * k * (k - 1) * y ** (k - 2) : 0))
    })
    return [xx, xy, yy]
  },
  squares: (x, y) =>
    constants.map((c, i) => [c - x + x * y ** (i + 1), y ** (i + 1) - 1, (i + 1) * x * y ** i]),
  minima: () => [{ at: [3, 0.5], value: 0 }],
}
