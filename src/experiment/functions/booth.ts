import type { PlaneFunction } from './function.ts'

/** A tilted bowl: the sum of two squared lines. */
export const booth: PlaneFunction = {
  id: 'booth',
  title: 'Booth',
  formula: '(x + 2y - 7)^2 + (2x + y - 5)^2',
  parameters: {},
  window: { a: [-10, 10], b: [-10, 10] },
  value: (x, y) => (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
  gradient: (x, y) => [10 * x + 8 * y - 34, 8 * x + 10 * y - 38],
  hessian: () => [10, 8, 10],
  squares: (x, y) => [
    [x + 2 * y - 7, 1, 2],
    [2 * x + y - 5, 2, 1],
  ],
  minima: () => [{ at: [1, 3], value: 0 }],
}
