import type { PlaneFunction } from './function.ts'

const deep = -2.903534027771177
const shallow = 2.7468027709908367

/** Four minima of three values, a sum of one function of each weight (Styblinski and Tang 1990). */
export const styblinskiTang: PlaneFunction = {
  id: 'styblinski-tang',
  title: 'Styblinski–Tang',
  formula: '\\tfrac12 \\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\\right)',
  parameters: {},
  window: { a: [-5, 5], b: [-5, 5] },
  value: (x, y) => (x ** 4 - 16 * x * x + 5 * x + y ** 4 - 16 * y * y + 5 * y) / 2,
  gradient: (x, y) => [2 * x ** 3 - 16 * x + 2.5, 2 * y ** 3 - 16 * y + 2.5],
  hessian: (x, y) => [6 * x * x - 16, 0, 6 * y * y - 16],
  minima: () => [
    { at: [deep, deep], value: -78.33233140754282 },
    { at: [shallow, deep], value: -64.19561235905536 },
    { at: [deep, shallow], value: -64.19561235905536 },
    { at: [shallow, shallow], value: -50.05889331056789 },
  ],
}
