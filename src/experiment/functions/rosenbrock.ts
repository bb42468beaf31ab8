import type { PlaneFunction } from './function.ts'

/** A narrow curved valley (Rosenbrock 1960). */
export const rosenbrock: PlaneFunction = {
  id: 'rosenbrock',
  title: 'Rosenbrock',
  formula: '(1 - x)^2 + 100\\,(y - x^2)^2',
  parameters: {},
  window: { a: [-2, 2], b: [-1, 3] },
  value: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: (x, y) => {
    const r = y - x * x
    return [-2 * (1 - x) - 400 * x * r, 200 * r]
  },
  hessian: (x, y) => [2 + 1200 * x * x - 400 * y, -400 * x, 200],
  squares: (x, y) => [
    [1 - x, -1, 0],
    [10 * (y - x * x), -20 * x, 10],
  ],
  minima: () => [{ at: [1, 1], value: 0 }],
}
