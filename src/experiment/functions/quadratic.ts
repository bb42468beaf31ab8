import type { FunctionParameters, PlaneFunction } from './function.ts'

const curvatures = ({ a = 1, b = 10 }: FunctionParameters): [number, number] => [a, b]

/** Curvatures a and b along the two weights; a saddle where their signs differ. */
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
