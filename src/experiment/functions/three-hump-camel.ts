import type { PlaneFunction } from './function.ts'

/** One global and two local minima. */
export const threeHumpCamel: PlaneFunction = {
  id: 'three-hump-camel',
  title: 'Three-hump camel',
  formula: '2x^2 - 1.05\\,x^4 + \\tfrac{x^6}{6} + xy + y^2',
  parameters: {},
  window: { a: [-2.5, 2.5], b: [-2.5, 2.5] },
  value: (x, y) => 2 * x * x - 1.05 * x ** 4 + x ** 6 / 6 + x * y + y * y,
  gradient: (x, y) => [4 * x - 4.2 * x ** 3 + x ** 5 + y, x + 2 * y],
  hessian: (x) => [4 - 12.6 * x * x + 5 * x ** 4, 1, 2],
  minima: () => [
    { at: [0, 0], value: 0 },
    { at: [1.747552345830289, -0.8737761729151445], value: 0.29863844223686 },
    { at: [-1.747552345830289, 0.8737761729151445], value: 0.29863844223686 },
  ],
}
