import type { PlaneFunction } from './function.ts'

/** A long flat valley along the diagonal. */
export const matyas: PlaneFunction = {
  id: 'matyas',
  title: 'Matyas',
  formula: '0.26\\,(x^2 + y^2) - 0.48\\,xy',
  parameters: {},
  window: { a: [-10, 10], b: [-10, 10] },
  value: (x, y) => 0.26 * (x * x + y * y) - 0.48 * x * y,
  gradient: (x, y) => [0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x],
  hessian: () => [0.52, -0.48, 0.52],
  minima: () => [{ at: [0, 0], value: 0 }],
}
