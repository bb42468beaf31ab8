import type { PlaneFunction } from './function.ts'

/** Four minima of equal value, one maximum, four saddles (Himmelblau 1972). */
export const himmelblau: PlaneFunction = {
  id: 'himmelblau',
  title: 'Himmelblau',
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  parameters: {},
  window: { a: [-5, 5], b: [-5, 5] },
  value: (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
  gradient: (x, y) => {
    const p = x * x + y - 11
    const q = x + y * y - 7
    return [4 * x * p + 2 * q, 2 * p + 4 * y * q]
  },
  hessian: (x, y) => [12 * x * x + 4 * y - 42, 4 * (x + y), 12 * y * y + 4 * x - 26],
  squares: (x, y) => [
    [x * x + y - 11, 2 * x, 1],
    [x + y * y - 7, 1, 2 * y],
  ],
  minima: () => [
    { at: [3, 2], value: 0 },
    { at: [-2.805118086952745, 3.131312518250573], value: 0 },
    { at: [-3.779310253377747, -3.283185991286169], value: 0 },
    { at: [3.584428340330492, -1.848126526964404], value: 0 },
  ],
}
