import type { Parameter, TargetGenerator } from './generator.ts'

/** Returns a function on [-1, 1], sampled at evenly spaced inputs including both end points, with 1,000 test inputs. */
function curve(
  id: string,
  title: string,
  size: number,
  target: (x: number, parameters: Readonly<Record<string, number>>) => number,
  parameters: Readonly<Record<string, Parameter>> = {},
): TargetGenerator {
  return {
    id,
    title,
    task: 'regression',
    coordinates: 1,
    outputs: 1,
    size,
    testSize: 1000,
    noise: 0,
    parameters,
    make: (request) => (n, count) => {
      const x = count === 1 ? 0 : -1 + (2 * n) / (count - 1)
      return { point: [x], targets: ([at = 0]) => [target(at, request.parameters)] }
    },
  }
}

export const sine = curve('sine', 'Sine', 40, (x) => Math.sin(Math.PI * x))

/** The sign of x; 0 at 0. */
export const step = curve('step', 'Step', 40, (x) => Math.sign(x))

/** Returns T_degree(x), using T_{k+1} = 2x T_k - T_{k-1}. */
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

export const absolute = curve('absolute', 'Absolute value', 40, (x) => Math.abs(x))
