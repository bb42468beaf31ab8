import type { Minimum, PlaneFunction } from './function.ts'

/** A minimum and its mirror image through the origin. */
const pair = (x: number, y: number, value: number): Minimum[] => [
  { at: [x, y], value },
  { at: [-x, -y], value },
]

/** Two global and four local minima (Dixon and Szegö 1978). */
export const sixHumpCamel: PlaneFunction = {
  id: 'six-hump-camel',
  title: 'Six-hump camel',
  formula: '\\left(4 - 2.1x^2 + \\tfrac{x^4}{3}\\right) x^2 + xy + (4y^2 - 4)\\, y^2',
  parameters: {},
  window: { a: [-2, 2], b: [-1.1, 1.1] },
  value: (x, y) => (4 - 2.1 * x * x + x ** 4 / 3) * x * x + x * y + (4 * y * y - 4) * y * y,
  gradient: (x, y) => [8 * x - 8.4 * x ** 3 + 2 * x ** 5 + y, x - 8 * y + 16 * y ** 3],
  hessian: (x, y) => [8 - 25.2 * x * x + 10 * x ** 4, 1, 48 * y * y - 8],
  minima: () => [
    ...pair(0.08984201310031807, -0.7126564030207396, -1.0316284534898774),
    ...pair(-1.703606714969981, 0.7960835686726251, -0.2154638243837188),
    ...pair(1.6071047529201974, 0.5686514548841313, 2.1042503103112575),
  ],
}
