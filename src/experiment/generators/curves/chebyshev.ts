import { curve } from './curve.ts'

/** T_degree(x) by T_{k+1} = 2x T_k - T_{k-1}. */
export function chebyshevPolynomial(degree: number, x: number): number {
  let before = 1
  if (degree === 0) return before
  let value = x
  for (let k = 1; k < degree; k++) [before, value] = [value, 2 * x * value - before]
  return value
}

/** The Chebyshev polynomial T_degree. */
export const chebyshev = curve(
  'chebyshev',
  'Chebyshev polynomial',
  20,
  (x, parameters) => chebyshevPolynomial(parameters['degree'] ?? 4, x),
  { degree: { title: 'Degree', default: 4, from: 0, to: 64, whole: true } },
)
