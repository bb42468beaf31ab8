import type { FunctionParameters, Minimum, PlaneFunction } from './function.ts'

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

const curvatures = ({ a = 1, b = 10 }: FunctionParameters): [number, number] => [a, b]

/** A quadratic with curvatures a and b along the two weights; a saddle if their signs differ. */
export const quadratic: PlaneFunction = {
  id: 'quadratic',
  title: 'Quadratic',
  formula: '\\tfrac12 (a x^2 + b y^2)',
  parameters: { a: 1, b: 10 },
  window: { a: [-3, 3], b: [-3, 3] },
  value: (x, y, parameters) => {
    const [a, b] = curvatures(parameters)
    return (a * x * x + b * y * y) / 2
  },
  gradient: (x, y, parameters) => {
    const [a, b] = curvatures(parameters)
    return [a * x, b * y]
  },
  hessian: (_x, _y, parameters) => {
    const [a, b] = curvatures(parameters)
    return [a, 0, b]
  },
  minima: (parameters) => (curvatures(parameters).every((c) => c >= 0) ? [{ at: [0, 0], value: 0 }] : []),
}

/** A tilted bowl, the sum of two squared linear terms. */
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

/** Returns a minimum and its mirror image through the origin. */
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

const deep = -2.903534027771177
const shallow = 2.7468027709908367

/** A sum of one function of each weight, with four minima at three values (Styblinski and Tang 1990). */
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
